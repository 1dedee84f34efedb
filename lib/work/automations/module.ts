import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { automations } from './automations';
import { automationJobs } from './run';

export const automationModule: WorkModule = {
  id: 'automations',
  features: ['automations'],
  collections: [automations],
  jobs: [automationJobs],
};
