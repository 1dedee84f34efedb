import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';

export const fileModule: WorkModule = {
  id: 'files',
  features: ['files'],
};
