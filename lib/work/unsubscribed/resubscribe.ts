import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import { announce } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { recordedName } from '@/lib/access/masking/seen-contact';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';

/**
 * Allows messages to a contact again, at their request (S0.2). It is an audit event, because it reverses the
 * contact's decision.
 * @throws Denied · NotFound, also for a contact who is not unsubscribed or is outside the person's scope (R6)
 */
export async function resubscribe(
  ctx: WorkspaceContext,
  { contactId }: { contactId: string },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'unsubscribed.resubscribe', { kind: 'workspace' });
    const [contact] = await tx
      .update(contacts)
      .set({ unsubscribedAt: null })
      .where(
        and(
          eq(contacts.workspaceId, actor.workspace.id),
          eq(contacts.id, requireId(contactId)),
          isNotNull(contacts.unsubscribedAt),
          visibleRows(contactVisibility(actor.access), contacts),
        ),
      )
      .returning({ id: contacts.id, name: contacts.name, phone: contacts.phone, email: contacts.email });
    if (!contact) throw new NotFound();
    await recordAudit(tx, actor.person, {
      event: 'contact.resubscribed',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      subject: { id: contact.id, name: recordedName(contact) },
    });
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
  });
}
