import 'server-only';
import { collections } from '@/lib/collections/registry';
import { deliverDue } from '@/lib/mail/deliver';
import { letterKinds } from '@/lib/mail/letters';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { combineWork } from '@/lib/services/access/protected-work';
import { runAutomations } from '@/lib/services/automations/run';
import { broadcastSending } from '@/lib/services/broadcasts/sending';
import { beginSending } from '@/lib/services/campaigns/begin';
import { deliverCampaigns } from '@/lib/services/campaigns/deliver';
import { deliverTests } from '@/lib/services/campaigns/deliver-tests';
import { queuePortions } from '@/lib/services/campaigns/portions';
import { requireReady } from '@/lib/services/campaigns/ready';
import { protectedContacts } from '@/lib/services/contacts/protected-contacts';
import { protectedConversations } from '@/lib/services/conversations/protected-conversations';
import { makeDataExports } from '@/lib/services/data-exports/make-due';
import { deliverForms } from '@/lib/services/forms/deliver';
import { requireUsable } from '@/lib/services/forms/require-usable';
import { eraseDeletedAccounts } from '@/lib/services/housekeeping/erase-accounts';
import { sweepExpired } from '@/lib/services/housekeeping/sweep-expired';
import { deliverEvents } from '@/lib/services/integrations/deliver';
import { deliverMessages, deliverToMany } from '@/lib/services/messages/deliver';
import { expirePaymentMethods } from '@/lib/services/payment/expire';
import { requirePayment } from '@/lib/services/payment/require-payment';
import { sweepOldViews } from '@/lib/services/pixels/count-view';
import { protectedPixels } from '@/lib/services/pixels/protected-pixels';
import { sweepPresence } from '@/lib/services/presence/sweep';
import type { RecordEffects } from '@/lib/services/records/effects';
import { takeDue as takeDueWith } from '@/lib/services/records/take-due';
import { type TakeStep, transitionRecord as transitionWith } from '@/lib/services/records/transition';
import type { SendingKinds } from '@/lib/services/sendings/kind';
import { runSendings as runSendingsOf } from '@/lib/services/sendings/run';
import { runShortcuts } from '@/lib/services/shortcuts/run';
import type { Job } from '@/lib/worker';

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

/** Takes the steps of records whose time has come. See `services/records/take-due`. */
export const takeDue = () => takeDueWith(recordEffects);

/** Sends the next portions of every kind of sending. See `services/sendings/run`. */
export const runSendings = () => runSendingsOf(sendingKinds);

/** The permissions whose holders hear of changes in the background: of settings, and of sendings. */
export const watched = {
  settings: collections.map(({ needs }) => needs.view),
  sendings: Object.values(sendingKinds).map(({ watch }) => watch),
};

/** What every process does beside requests. */
export const jobs: readonly Job[] = [
  // The interval finds what is due for another try, or whose announcement was lost.
  { name: 'mail', everyMs: 5_000, kinds: letterKinds, run: deliverDue },
  { name: 'messages', everyMs: 5_000, kinds: ['message'], run: deliverMessages },
  { name: 'events', everyMs: 5_000, kinds: ['event'], run: deliverEvents },
  { name: 'automations', everyMs: 5_000, kinds: ['automation'], run: runAutomations },
  { name: 'due', everyMs: 5_000, kinds: ['record-due'], run: takeDue },
  { name: 'shortcuts', everyMs: 1_000, kinds: ['shortcut'], run: runShortcuts },
  { name: 'sendings', everyMs: 1_000, kinds: ['sending'], run: runSendings },
  { name: 'messages to many', everyMs: 5_000, kinds: ['message'], run: deliverToMany },
  { name: 'campaigns', everyMs: 5_000, kinds: ['campaign'], run: queuePortions },
  { name: 'campaign letters', everyMs: 5_000, kinds: ['campaign-letter'], run: deliverCampaigns },
  { name: 'campaign tests', everyMs: 5_000, kinds: ['campaign-test'], run: deliverTests },
  { name: 'forms', everyMs: 5_000, kinds: ['form-entry', 'form-entry-expired'], run: deliverForms },
  {
    name: 'data exports',
    everyMs: 5_000,
    kinds: ['data-export', 'data-export-expired'],
    run: makeDataExports,
  },
  { name: 'payment', everyMs: 60_000, run: expirePaymentMethods },
  { name: 'presence', everyMs: 5_000, run: sweepPresence },
  { name: 'housekeeping', everyMs: 10 * 60_000, run: sweepExpired },
  { name: 'pixel views', everyMs: 10 * 60_000, run: sweepOldViews },
  { name: 'erasing', everyMs: 10 * 60_000, run: eraseDeletedAccounts },
];
