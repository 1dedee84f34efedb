import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';

/** What people write to be left alone, in the languages that we speak; alone in the message, however it is cased. */
const stopWord = /^\s*(stop|stopall|unsubscribe|arr[eê]t|désabonner|desabonner|basta|cancellami)[\s.!]*$/i;

/** Notes that a contact wants no more messages, if that is what they wrote. */
export async function applyStopWord(
  tx: Transaction,
  { workspaceId, id }: { workspaceId: string; id: string },
  text: string,
): Promise<void> {
  if (!stopWord.test(text)) return;
  await tx
    .update(contacts)
    .set({ unsubscribedAt: sql`now()` })
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, id), isNull(contacts.unsubscribedAt)));
}
