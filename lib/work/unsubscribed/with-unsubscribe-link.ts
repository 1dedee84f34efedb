import 'server-only';
import type { Channel } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { type WayOut, wayOut, wayOutHeaders } from './unsubscribe-token';
import { wayOutWords } from './unsubscribe-words';

/** What goes to many, as its channel is to carry it. */
export interface WithWayOut {
  text: string;
  unsubscribe: WayOut;
  /** Of an email: the headers that it is to be sent with. */
  headers?: Record<string, string>;
}

/**
 * One message of many with the ways out of them. What carries an email is not ours, so that its text ends with the link;
 * the thread keeps it as it was written.
 */
export async function withWayOut(
  tx: Transaction,
  { workspaceId, contactId, channel }: { workspaceId: string; contactId: string; channel: Channel },
  text: string,
): Promise<WithWayOut> {
  const unsubscribe = wayOut({ kind: 'contact', workspaceId, id: contactId });
  if (channel !== 'email') return { text, unsubscribe };
  const words = await wayOutWords(tx, workspaceId, unsubscribe);
  const end = ['--', words, unsubscribe.page].join('\n');
  return { text: `${text}\n\n${end}`, unsubscribe, headers: wayOutHeaders(unsubscribe) };
}
