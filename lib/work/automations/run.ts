import 'server-only';
import { inTenant } from '@/db/tenant';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { findDueMessage } from './due-message';
import { emailOf } from './send-email';
import { sendTextMessage } from './send-text-message';

/**
 * Sends the due messages of automations. An automation belongs to the account: it keeps running after the
 * member who made it leaves (S0.7). The outbox retries while credit, a channel or a verified sender is missing.
 */
export const automationJobs: JobHandler = { kinds: ['automation'], lanes: 2, attempt };

async function attempt({ id, job }: Queued): Promise<Outcome> {
  if (job.kind !== 'automation') return 'obsolete';
  const send = await inTenant({ workspaceId: job.workspaceId }, async (tx) => {
    const due = await findDueMessage(tx, job);
    if (!due) return null;
    if (due.automation.fields.step === 'email') return emailOf(tx, due, id);
    // An automation that was made before there were steps sends a text message.
    if (!due.contact.phone) return null;
    await sendTextMessage(tx, due, id);
    return () => Promise.resolve();
  });
  if (!send) return 'obsolete';
  await send();
  return 'done';
}
