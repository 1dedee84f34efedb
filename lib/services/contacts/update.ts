import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/contacts';
import { announce } from '@/db/tenant';
import { Denied } from '@/lib/errors';
import { mayWrite } from '@/lib/policy/mask';
import type { WorkspaceContext } from '../access/context';
import { changingWork } from '../access/transact';
import { lockContact } from './lock';

interface UpdateContact {
  contactId: string;
  version?: number;
  /** Only what changes; an empty phone or email removes it. */
  name?: string;
  phone?: string;
  email?: string;
}

/**
 * Changes a contact's name, phone or email. Whoever sees a field masked may fill it in where it is missing and
 * never change what is there (S1.26); that refusal is judged on the stored value, and says nothing of it.
 *
 * @throws NotFound, Denied, Stale
 */
export async function updateContact(ctx: WorkspaceContext, input: UpdateContact): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const contact = await lockContact(tx, actor, input, 'update');
    for (const field of ['phone', 'email'] as const) {
      if (input[field] === undefined) continue;
      const decision = mayWrite(actor.access, field, contact[field]);
      if (!decision.allowed) throw new Denied(decision);
    }
    await tx
      .update(contacts)
      .set({
        name: input.name ?? contact.name,
        phone: input.phone === undefined ? contact.phone : input.phone || null,
        email: input.email === undefined ? contact.email : input.email || null,
        version: sql`version + 1`,
        updatedAt: sql`now()`,
      })
      .where(and(eq(contacts.workspaceId, actor.workspace.id), eq(contacts.id, contact.id)));
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
  });
}
