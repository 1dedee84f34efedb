import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { automationFault } from './automation-fault';
import { automations } from './automations';
import { requireSender } from './require-sender';
import { automationJobs } from './run';
import { usesOfChannel } from './uses-of-channel';

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
  faults: { automations: automationFault },
  uses: { channels: usesOfChannel },
  jobs: [automationJobs],
};
