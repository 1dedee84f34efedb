import 'server-only';
import type { Channel } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { type UnsubscribeLinks, unsubscribeHeaders, unsubscribeLinks } from './unsubscribe-token';
import { unsubscribeWords } from './unsubscribe-words';

/** A mass message in the form that its channel carries. */
export interface UnsubscribableMessage {
  text: string;
  unsubscribe: UnsubscribeLinks;
  /** For an email: its headers. */
  headers?: Record<string, string>;
}

/**
 * Adds the ways to unsubscribe to a mass message. The channel may drop the headers of an email, so its text
 * ends with the link too; the thread keeps the original text.
 */
export async function withUnsubscribeLink(
  tx: Transaction,
  { workspaceId, contactId, channel }: { workspaceId: string; contactId: string; channel: Channel },
  text: string,
): Promise<UnsubscribableMessage> {
  const unsubscribe = unsubscribeLinks({ kind: 'contact', workspaceId, id: contactId });
  if (channel !== 'email') return { text, unsubscribe };
  const words = await unsubscribeWords(tx, workspaceId, unsubscribe);
  const end = ['--', words, unsubscribe.page].join('\n');
  return { text: `${text}\n\n${end}`, unsubscribe, headers: unsubscribeHeaders(unsubscribe) };
}
