import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';

export const sendingModule: WorkModule = {
  id: 'sending',
  features: ['sending'],
};
