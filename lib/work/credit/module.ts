import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';

export const creditModule: WorkModule = {
  id: 'credit',
  features: ['prepaid-credit'],
};
