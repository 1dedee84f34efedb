import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';

/** The words that unsubscribe a contact, in the supported languages: alone in the message, in any case. */
const stopWord = /^\s*(stop|stopall|unsubscribe|arr[eê]t|désabonner|desabonner|basta|cancellami)[\s.!]*$/i;

/** Unsubscribes a contact whose message is a stop word. */
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
