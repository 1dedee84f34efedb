import 'server-only';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { AutomationJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contacts } from '@/db/schema/work/contacts';
import { announce, enter, inTenant, type Transaction } from '@/db/tenant';
import { Unavailable } from '@/lib/platform/errors';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { running } from '@/lib/work/events/plan-automations';
import { charge, hasSmsChannel } from '@/lib/work/sending/send-message';
import { sendText } from '@/lib/work/sending/send-text';

/**
 * Sends the due messages of automations. An automation belongs to the account: it keeps running after the
 * member who made it leaves (S0.7). The outbox retries while credit or a channel is missing.
 */
export const automationJobs: JobHandler = { kinds: ['automation'], attempt };

async function attempt({ id: requestId, job }: Queued): Promise<Outcome> {
  if (job.kind !== 'automation') return 'obsolete';
  return inTenant({ workspaceId: job.workspaceId }, async (tx) => {
    const found = await findDueMessage(tx, job);
    if (!found) return 'obsolete';
    const { workspace, automation, contact } = found;
    const tenant = { workspaceId: workspace.id, organisationId: workspace.organisationId };
    await enter(tx, tenant);
    // The lock of incoming messages: two first messages of a contact must end in one conversation.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${workspace.id}, 1))`);
    if (!(await hasSmsChannel(tx, { workspace }))) throw new Unavailable();
    const text = { body: String(automation.fields.text), requestId };
    const sender = { workspace, member: { id: null }, reach: { kind: 'all' } } as const;
    const isWritten = await sendText(tx, sender, contact, text);
    await charge(tx, { tenant, workspace, by: automation }, text, isWritten ? 1 : 0);
    await announce(tx, { topic: 'work', workspaceId: workspace.id });
    return 'done';
  });
}

/**
 * Checks again, before sending, that the account is open, the automation is on and the contact wants
 * messages.
 */
async function findDueMessage(tx: Transaction, { workspaceId, automationId, contactId }: AutomationJob) {
  const [found] = await tx
    .select({
      workspace: {
        id: workspaces.id,
        name: workspaces.name,
        path: workspaces.path,
        organisationId: workspaces.organisationId,
      },
      automation: {
        id: collectionRecords.id,
        name: collectionRecords.name,
        fields: collectionRecords.fields,
      },
      contact: { id: contacts.id, seatId: contacts.seatId, teamId: contacts.teamId },
    })
    .from(workspaces)
    .innerJoin(
      collectionRecords,
      and(eq(collectionRecords.workspaceId, workspaces.id), eq(collectionRecords.id, automationId), running),
    )
    .innerJoin(
      contacts,
      and(
        eq(contacts.workspaceId, workspaces.id),
        eq(contacts.id, contactId),
        isNotNull(contacts.phone),
        isNull(contacts.unsubscribedAt),
      ),
    )
    .where(and(eq(workspaces.id, workspaceId), isNull(workspaces.closedAt)));
  return found;
}
