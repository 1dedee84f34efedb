import 'server-only';
import { emailFault } from '@/lib/work/emails/email-fault';
import type { WorkModule } from '@/lib/work/work-module';
import { analytics } from './internal/analytics';
import { campaignKinds } from './internal/campaign-kinds';
import { campaignProgress } from './internal/campaign-progress';
import { countReaders } from './internal/count-readers';
import { countRunningCampaigns } from './internal/count-running';
import { defaultSettings } from './internal/default-settings';
import { campaignEmailJobs } from './internal/deliver';
import { campaignTestJobs } from './internal/deliver-tests';
import { exportReaders } from './internal/export-readers';
import { campaignJobs } from './internal/queue-portions';
import { emailReadersExport, smsReadersExport } from './internal/readers-file';
import { requireReady } from './internal/require-ready';
import { sendTest } from './internal/send-test';
import { startSending } from './internal/start-sending';
import { testList } from './internal/test-list';
import { trackClick, trackOpening } from './internal/track-opening';

const sent = { readProgress: campaignProgress, exportReaders, sendTest };

export const campaignModule: WorkModule = {
  id: 'campaigns',
  features: ['email-campaigns', 'sms-campaigns', 'test-list', 'default-settings', 'analytics'],
  collections: [...campaignKinds, testList],
  settingsForms: [defaultSettings, analytics],
  effects: {
    'email-campaigns': { scheduled: requireReady, sending: startSending },
    'sms-campaigns': { scheduled: requireReady, sending: startSending },
  },
  faults: {
    'email-campaigns': (tx, { workspaceId, fields }) => emailFault(tx, workspaceId, fields.sender),
  },
  reach: { 'email-campaigns': countReaders, 'sms-campaigns': countReaders },
  sent: { 'email-campaigns': sent, 'sms-campaigns': sent },
  links: { open: trackOpening, click: trackClick },
  exports: [emailReadersExport, smsReadersExport],
  jobs: [campaignJobs, campaignEmailJobs, campaignTestJobs],
  consequences: {
    async ofWorkspace(tx, workspaceId) {
      return { runningSendings: await countRunningCampaigns(tx, workspaceId) };
    },
  },
};
