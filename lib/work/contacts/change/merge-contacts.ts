import 'server-only';
import { and, eq, or, sql } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { contactListMembers } from '@/db/schema/work/contact-lists';
import { contacts, conversations } from '@/db/schema/work/contacts';
import { formEntries } from '@/db/schema/work/form-entries';
import { announce, type Transaction } from '@/db/tenant';
import { isAmong, visibleRows } from '@/db/visibility';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { mayWrite } from '@/lib/access/masking/mask';
import { maskedFields } from '@/lib/access/models/catalogue';
import { contactVisibility, decideOnContact } from '@/lib/access/scope/contact-scope';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import type { Decision } from '@/lib/policy/model';
import { assignedTo } from '@/lib/work/assignment/assigned-to';
import { recordEvent } from '@/lib/work/assignment/record-event';
import { publishEvent } from '@/lib/work/events/publish-event';
import { readCustomFields } from '../fields/read-custom-fields';

type Contact = typeof contacts.$inferSelect;
type Seen = { id: string; version: number };

/**
 * The values of the other contact that can replace those of the survivor; `field.<id>` for a custom field.
 */
export const mergedParts = ['name', 'phone', 'email', 'lifecycle', 'place'] as const;
export type MergedPart = (typeof mergedParts)[number] | `field.${string}`;

export interface MergeContacts {
  survivor: Seen;
  gone: Seen;
  /** The values that the survivor takes from the other contact. */
  taken: readonly MergedPart[];
}

/**
 * Merges two contacts. The survivor keeps the conversations and lists of both, and takes the chosen values;
 * the other contact, with its other values, is deleted, which needs the permission to delete it.
 * @throws NotFound when either is missing or outside the person's scope (R6, MA8)
 * @throws Denied also for members with a masked field, because they cannot choose between values that they do
 *   not see (S1.26)
 * @throws Stale when either has changed since
 */
export function mergeContacts(ctx: WorkspaceContext, input: MergeContacts): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const [survivor, gone] = await lockBoth(tx, actor, input);
    const workspaceId = actor.workspace.id;
    const defined = await readCustomFields(tx, workspaceId);
    const values = merged(survivor, gone, new Set(input.taken), new Set(defined.map(({ id }) => id)));
    await moveLists(tx, survivor, gone);
    await moveEmails(tx, survivor, gone);
    await moveConversations(tx, actor, [survivor, gone], { ...values, id: survivor.id });
    await tx.delete(contacts).where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, gone.id)));
    await tx
      .update(contacts)
      .set({ ...values, version: sql`version + 1`, updatedAt: sql`now()` })
      .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, survivor.id)));
    await recordAudit(tx, actor.person, {
      event: 'contacts.merged',
      organisationId: actor.organisation.id,
      workspaceId,
      before: { contacts: [survivor.id, gone.id] },
      after: { contact: survivor.id, taken: input.taken },
    });
    await publishEvent(tx, workspaceId, 'contact-updated', [{ contactId: survivor.id }]);
    await publishEvent(tx, workspaceId, 'contact-deleted', [{ contactId: gone.id }]);
    await announce(tx, { topic: 'work', workspaceId });
  });
}

async function lockBoth(
  tx: Transaction,
  { access, workspace }: WorkspaceContext,
  { survivor, gone }: MergeContacts,
): Promise<[Contact, Contact]> {
  if (survivor.id === gone.id) throw new Invalid({ gone: 'invalid' });
  const rows = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, workspace.id),
        isAmong(contacts.id, [survivor.id, gone.id]),
        visibleRows(contactVisibility(access), contacts),
      ),
    )
    // In a fixed order, so that two transactions cannot deadlock.
    .orderBy(contacts.id)
    .for('update');
  const both = [survivor, gone].map(({ id }) => rows.find((row) => row.id === id));
  const [kept, other] = both;
  if (!kept || !other) throw new NotFound();
  const decisions: Decision[] = [
    decideOnContact(access, 'update', kept),
    decideOnContact(access, 'delete', other),
    ...maskedFields.map((field) => mayWrite(access, field, 'there')),
  ];
  for (const decision of decisions) if (!decision.allowed) throw new Denied(decision);
  if (kept.version !== survivor.version || other.version !== gone.version) throw new Stale();
  return [kept, other];
}

/**
 * The values of the survivor with those taken from the other contact. Values of deleted fields cannot be
 * chosen: the survivor takes those that it does not have, because a deleted field can be restored.
 */
function merged(
  survivor: Contact,
  gone: Contact,
  taken: ReadonlySet<MergedPart>,
  defined: ReadonlySet<string>,
) {
  const of = (part: MergedPart) => (taken.has(part) ? gone : survivor);
  const { seatId, teamId } = of('place');
  const values = Object.entries(gone.fields);
  const chosen = values.filter(([id]) => taken.has(`field.${id}`));
  const unseen = values.filter(([id]) => !defined.has(id));
  return {
    name: of('name').name,
    phone: of('phone').phone,
    email: of('email').email,
    lifecycle: of('lifecycle').lifecycle,
    fields: { ...Object.fromEntries(unseen), ...survivor.fields, ...Object.fromEntries(chosen) },
    seatId,
    teamId,
    // An unsubscription of either contact applies to both.
    unsubscribedAt: survivor.unsubscribedAt ?? gone.unsubscribedAt,
  };
}

async function moveLists(tx: Transaction, survivor: Contact, gone: Contact): Promise<void> {
  await tx.execute(sql`insert into ${contactListMembers} (workspace_id, list_id, contact_id)
    select workspace_id, list_id, ${survivor.id}::uuid from ${contactListMembers}
    where workspace_id = ${survivor.workspaceId}::uuid and contact_id = ${gone.id}::uuid
    on conflict do nothing`);
}

/** Links in emails that the other contact got, and their consents, now refer to the survivor. */
async function moveEmails(tx: Transaction, survivor: Contact, gone: Contact): Promise<void> {
  await tx.execute(sql`update ${campaignDeliveries} moved set contact_id = ${survivor.id}::uuid
    where moved.workspace_id = ${survivor.workspaceId}::uuid and moved.contact_id = ${gone.id}::uuid
      and not exists (select 1 from ${campaignDeliveries} kept where kept.workspace_id = moved.workspace_id
        and kept.campaign_id = moved.campaign_id and kept.contact_id = ${survivor.id}::uuid)`);
  await tx
    .update(formEntries)
    .set({ contactId: survivor.id })
    .where(and(eq(formEntries.workspaceId, survivor.workspaceId), eq(formEntries.contactId, gone.id)));
}

/**
 * A contact and its conversations are assigned together (decision 041); threads whose assignment changes get
 * an event.
 */
async function moveConversations(
  tx: Transaction,
  actor: WorkspaceContext,
  both: readonly Contact[],
  to: { id: string; seatId: string | null; teamId: string | null },
): Promise<void> {
  const { seatId, teamId } = to;
  const ofBoth = and(
    eq(conversations.workspaceId, actor.workspace.id),
    isAmong(
      conversations.contactId,
      both.map(({ id }) => id),
    ),
  );
  const handed = await tx
    .update(conversations)
    .set({ seatId, teamId })
    .where(
      and(
        ofBoth,
        or(
          sql`${conversations.seatId} is distinct from ${seatId}::uuid`,
          sql`${conversations.teamId} is distinct from ${teamId}::uuid`,
        ),
      ),
    )
    .returning({ id: conversations.id });
  await tx.update(conversations).set({ contactId: to.id }).where(ofBoth);
  const ids = handed.map(({ id }) => id);
  if (ids.length > 0) {
    await recordEvent(tx, actor, ids, { name: 'assigned', to: await assignedTo(tx, actor.workspace.id, to) });
  }
}
