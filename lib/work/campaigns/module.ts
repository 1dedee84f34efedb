import 'server-only';
import { emailFault } from '@/lib/work/emails/email-fault';
import type { WorkModule } from '@/lib/work/work-module';
import { analytics } from './internal/definitions/analytics';
import { campaignKinds } from './internal/definitions/campaign-kinds';
import { defaultSettings } from './internal/definitions/default-settings';
import { testList } from './internal/definitions/test-list';
import { countReaders } from './internal/readers/count-readers';
import { exportReaders } from './internal/readers/export-readers';
import { emailReadersExport, smsReadersExport } from './internal/readers/readers-file';
import { campaignProgress } from './internal/sending/campaign-progress';
import { countRunningBy, countRunningCampaigns } from './internal/sending/count-running';
import { campaignEmailJobs } from './internal/sending/deliver';
import { campaignJobs } from './internal/sending/queue-portions';
import { requireReady } from './internal/sending/require-ready';
import { startSending } from './internal/sending/start-sending';
import { campaignTestJobs } from './internal/test-emails/deliver-tests';
import { sendTest } from './internal/test-emails/send-test';
import { trackClick, trackOpening } from './internal/tracking/track-opening';

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
    async startedBy(tx, workspaceId, memberIds) {
      return { campaigns: await countRunningBy(tx, workspaceId, memberIds) };
    },
    async ofWorkspace(tx, workspaceId) {
      return { runningSendings: await countRunningCampaigns(tx, workspaceId) };
    },
  },
};
