import 'server-only';
import { collections } from '@/lib/collections/registry';
import { mailJobs } from '@/lib/mail/deliver';
import type { JobHandler } from '@/lib/outbox/drain';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { combineWork } from '@/lib/services/access/protected-work';
import { automationJobs } from '@/lib/services/automations/run';
import { broadcastSending } from '@/lib/services/broadcasts/sending';
import { beginSending } from '@/lib/services/campaigns/begin';
import { campaignEmailJobs } from '@/lib/services/campaigns/deliver';
import { campaignTestJobs } from '@/lib/services/campaigns/deliver-tests';
import { campaignJobs } from '@/lib/services/campaigns/portions';
import { requireReady } from '@/lib/services/campaigns/ready';
import { protectedContacts } from '@/lib/services/contacts/protected-contacts';
import { protectedConversations } from '@/lib/services/conversations/protected-conversations';
import { dataExportJobs } from '@/lib/services/data-exports/make-due';
import { formEntryJobs, formExpiryJobs } from '@/lib/services/forms/deliver';
import { requireUsable } from '@/lib/services/forms/require-usable';
import { eraseDeletedAccounts } from '@/lib/services/housekeeping/erase-accounts';
import { sweepExpired } from '@/lib/services/housekeeping/sweep-expired';
import { eventJobs } from '@/lib/services/integrations/deliver';
import { bulkMessageJobs, messageJobs } from '@/lib/services/messages/deliver';
import { paymentExpiryJobs } from '@/lib/services/payment/expire';
import { requirePayment } from '@/lib/services/payment/require-payment';
import { sweepOldViews } from '@/lib/services/pixels/count-view';
import { protectedPixels } from '@/lib/services/pixels/protected-pixels';
import { sweepPresence } from '@/lib/services/presence/sweep';
import type { RecordEffects } from '@/lib/services/records/effects';
import { dueRecordJobs } from '@/lib/services/records/take-due';
import { type TakeStep, transitionRecord as transitionWith } from '@/lib/services/records/transition';
import type { SendingKinds } from '@/lib/services/sendings/kind';
import { sendingJobs } from '@/lib/services/sendings/run';
import { shortcutJobs } from '@/lib/services/shortcuts/run';
import type { Timer } from '@/lib/worker';

/**
 * The composition root: the one file that names every module of work. Engines that serve several modules get what the
 * modules bring from here, so that no engine imports a module.
 */

/** What the access pages ask of the work that they protect. */
export const work = combineWork([protectedContacts, protectedConversations, protectedPixels]);

const campaignEffects = { scheduled: requireReady, sending: beginSending };

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
