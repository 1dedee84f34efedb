import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { analytics } from './analytics';
import { campaignKinds } from './campaign-kinds';
import { countRunningCampaigns } from './count-running';
import { defaultSettings } from './default-settings';
import { campaignEmailJobs } from './deliver';
import { campaignTestJobs } from './deliver-tests';
import { campaignJobs } from './queue-portions';
import { emailReadersExport, smsReadersExport } from './readers-file';
import { requireReady } from './require-ready';
import { startSending } from './start-sending';
import { testList } from './test-list';
import { trackClick, trackOpening } from './track-opening';

export const campaignModule: WorkModule = {
  id: 'campaigns',
  features: ['email-campaigns', 'sms-campaigns', 'test-list', 'default-settings', 'analytics'],
  collections: [...campaignKinds, testList],
  settingsForms: [defaultSettings, analytics],
  effects: {
    'email-campaigns': { scheduled: requireReady, sending: startSending },
    'sms-campaigns': { scheduled: requireReady, sending: startSending },
  },
  links: { open: trackOpening, click: trackClick },
  exports: [emailReadersExport, smsReadersExport],
  jobs: [campaignJobs, campaignEmailJobs, campaignTestJobs],
  consequences: {
    async ofWorkspace(tx, workspaceId) {
      return { runningSendings: await countRunningCampaigns(tx, workspaceId) };
    },
  },
};
