import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { templates } from './templates';

export const templateModule: WorkModule = {
  id: 'templates',
  features: ['templates'],
  collections: [templates],
};
