import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { automations } from './automations';
import { requireSender } from './require-sender';
import { requireUnusedSender } from './require-unused-sender';
import { automationJobs } from './run';

export const automationModule: WorkModule = {
  id: 'automations',
  features: ['automations'],
  collections: [automations],
  effects: { automations: { on: requireSender } },
  // An automation can be edited while it is on.
  saved: {
    automations: async (tx, _, record) => {
      if (record.state === 'on') await requireSender(tx, record);
    },
  },
  deletions: { senders: requireUnusedSender },
  jobs: [automationJobs],
};
