import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { eventJobs } from './deliver';
import { integrations } from './integrations';
import { webhooks } from './webhooks';

export const integrationModule: WorkModule = {
  id: 'integrations',
  features: ['integrations', 'webhooks'],
  collections: [integrations, webhooks],
  jobs: [eventJobs],
};
