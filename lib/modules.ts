import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { combineWork } from '@/lib/access/context/protected-work';
import { exportKindsOf } from '@/lib/access/exports/export-kind';
import { openExport as openExportOf } from '@/lib/access/exports/open-export';
import { eraseDeletedAccounts } from '@/lib/access/housekeeping/erase-accounts';
import { sweepExpired } from '@/lib/access/housekeeping/sweep-expired';
import { mailJobs } from '@/lib/access/mail/deliver-mail';
import { membersExport } from '@/lib/access/members/list/export-file';
import { sweepPresence } from '@/lib/access/presence/sweep-presence';
import type { JobHandler } from '@/lib/platform/jobs/run-jobs';
import type { Timer } from '@/lib/platform/jobs/worker';
import { automationJobs } from '@/lib/work/automations/run';
import { broadcastSending } from '@/lib/work/broadcasts/broadcast-sending';
import { broadcastExport } from '@/lib/work/broadcasts/export-file';
import { campaignEmailJobs } from '@/lib/work/campaigns/deliver';
import { campaignTestJobs } from '@/lib/work/campaigns/deliver-tests';
import { campaignJobs } from '@/lib/work/campaigns/queue-portions';
import { emailReadersExport, smsReadersExport } from '@/lib/work/campaigns/readers-file';
import { requireReady } from '@/lib/work/campaigns/require-ready';
import { startSending } from '@/lib/work/campaigns/start-sending';
import { collections } from '@/lib/work/collections/registry';
import { contactsExport } from '@/lib/work/contacts/export-file';
import { protectedContacts } from '@/lib/work/contacts/protected-contacts';
import { dataExportJobs } from '@/lib/work/data-exports/make-due';
import { formEntryJobs, formExpiryJobs } from '@/lib/work/forms/deliver';
import { requireUsable } from '@/lib/work/forms/require-usable';
import { refusedRowsExport } from '@/lib/work/imports/refused-file';
import { protectedConversations } from '@/lib/work/inbox/conversations/protected-conversations';
import { bulkMessageJobs, messageJobs } from '@/lib/work/inbox/messages/deliver';
import { eventJobs } from '@/lib/work/integrations/deliver';
import { paymentExpiryJobs } from '@/lib/work/payment/expire';
import { requirePayment } from '@/lib/work/payment/require-payment';
import { sweepOldViews } from '@/lib/work/pixels/count-view';
import { protectedPixels } from '@/lib/work/pixels/protected-pixels';
import { dueRecordJobs } from '@/lib/work/records/change/take-due';
import {
  type TakeStep,
  transitionRecord as transitionWith,
} from '@/lib/work/records/change/transition-record';
import type { RecordEffects } from '@/lib/work/records/record-effects';
import { reportsExport } from '@/lib/work/reports/export-file';
import { sendingJobs } from '@/lib/work/sendings/run';
import type { SendingKinds } from '@/lib/work/sendings/sending-kind';
import { shortcutJobs } from '@/lib/work/shortcuts/run';

/**
 * The composition root: the one file that names every module of work. Engines that serve several modules get what the
 * modules bring from here, so that no engine imports a module.
 */

/** What the access pages ask of the work that they protect. */
export const work = combineWork([protectedContacts, protectedConversations, protectedPixels]);

/** What a function is still given once its first parameter is there. */
type Rest<F> = F extends (first: never, ...rest: infer R) => unknown ? R : never;

const campaignEffects = { scheduled: requireReady, sending: startSending };

const recordEffects: RecordEffects = {
  'email-campaigns': campaignEffects,
  'sms-campaigns': campaignEffects,
  forms: { published: requireUsable },
  'facebook-ads': { scheduled: requirePayment, running: requirePayment },
};

const sendingKinds: SendingKinds = { broadcast: broadcastSending };

/** Takes a record one step on, with what the new state starts. See `services/records/transition`. */
export const transitionRecord = (ctx: WorkspaceContext, input: TakeStep) =>
  transitionWith(recordEffects, ctx, input);

export const dueRecords = dueRecordJobs(recordEffects);
export const sendingsUnderWay = sendingJobs(sendingKinds);

const exportKinds = exportKindsOf([
  membersExport,
  contactsExport,
  refusedRowsExport,
  reportsExport,
  broadcastExport,
  emailReadersExport,
  smsReadersExport,
]);

/** The file of an export. See `access/exports/open-export`. */
export const openExport = (...asked: Rest<typeof openExportOf>) => openExportOf(exportKinds, ...asked);

/** The permissions whose holders hear of changes in the background: of settings, and of sendings. */
export const watched = {
  settings: collections.map(({ needs }) => needs.view),
  sendings: Object.values(sendingKinds).map(({ watch }) => watch),
};

/** What every process does beside requests. */
export const background = {
  handlers: [
    mailJobs,
    messageJobs,
    bulkMessageJobs,
    eventJobs,
    automationJobs,
    dueRecords,
    shortcutJobs,
    sendingsUnderWay,
    campaignJobs,
    campaignEmailJobs,
    campaignTestJobs,
    formEntryJobs,
    formExpiryJobs,
    dataExportJobs,
    paymentExpiryJobs,
  ],
  timers: [
    { name: 'presence', everyMs: 5_000, run: sweepPresence },
    { name: 'housekeeping', everyMs: 10 * 60_000, run: sweepExpired },
    { name: 'pixel views', everyMs: 10 * 60_000, run: sweepOldViews },
    { name: 'erasing', everyMs: 10 * 60_000, run: eraseDeletedAccounts },
  ],
} satisfies { handlers: JobHandler[]; timers: Timer[] };
