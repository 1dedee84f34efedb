import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';

export const shareModule: WorkModule = {
  id: 'shares',
  features: ['sharing'],
};
