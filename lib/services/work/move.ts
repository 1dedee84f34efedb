import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { contacts, conversations } from '@/db/schema/contacts';
import { announce, type Transaction } from '@/db/tenant';
import type { Destination } from './assignee';

/** Gives a contact to a seat, a team or nobody, and its conversations with it: they are assigned as one. */
export async function moveContact(
  tx: Transaction,
  workspaceId: string,
  contactId: string,
  place: Destination,
): Promise<void> {
  await tx
    .update(contacts)
    .set({ ...place, version: sql`version + 1`, updatedAt: sql`now()` })
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, contactId)));
  await tx
    .update(conversations)
    .set(place)
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.contactId, contactId)));
  await announce(tx, { topic: 'work', workspaceId });
}
