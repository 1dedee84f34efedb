import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';

export const unsubscribedModule: WorkModule = {
  id: 'unsubscribed',
  features: ['unsubscribed'],
};
