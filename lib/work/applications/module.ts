import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';

export const applicationModule: WorkModule = {
  id: 'applications',
  features: ['applications'],
};
