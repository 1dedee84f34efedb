import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { AutomationJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { running } from '@/lib/work/events/plan-automations';

/** A message of an automation to one contact. */
export type DueMessage = NonNullable<Awaited<ReturnType<typeof findDueMessage>>>;

/**
 * Checks again, before sending, that the account is open, the automation is on and the contact wants messages: neither
 * they nor another contact with their address has unsubscribed.
 */
export async function findDueMessage(
  tx: Transaction,
  { workspaceId, automationId, contactId }: AutomationJob,
) {
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
      contact: {
        id: contacts.id,
        name: contacts.name,
        email: contacts.email,
        phone: contacts.phone,
        seatId: contacts.seatId,
        teamId: contacts.teamId,
      },
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
        isNull(contacts.unsubscribedAt),
      ),
    )
    .where(and(eq(workspaces.id, workspaceId), isNull(workspaces.closedAt), sql`not ${hasLeft}`));
  return found;
}

/** Whether another contact with the address that the message goes to has unsubscribed. */
const hasLeft = sql`exists (
  select 1 from contacts other
  where other.workspace_id = ${contacts.workspaceId} and other.unsubscribed_at is not null and case
    when ${collectionRecords.fields} ->> 'step' = 'email' then other.email_key = ${contacts.emailKey}
    else other.phone_key = ${contacts.phoneKey}
  end)`;
