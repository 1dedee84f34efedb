import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { deriveToken } from '@/lib/access/credentials/token';

const signatureLength = 22;

/** The signature proves that an id was sent by this installation, to the people who have seen it. */
const signatureOf = (messageId: string) => deriveToken('message-id', messageId, '').slice(0, signatureLength);

/**
 * The Message-ID of an answer. It is derived from the message, so nothing has to be stored to find the conversation
 * of a reply.
 */
export const mailIdOf = (messageId: string, address: string): string =>
  `<${messageId}.${signatureOf(messageId)}@${address.slice(address.lastIndexOf('@') + 1)}>`;

const ours = /\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{22})@/g;

/** The ids of messages whose signed Message-IDs occur in a text, each once, the last one first. */
export function messagesIn(text: string): string[] {
  const found = [...text.matchAll(ours)].flatMap(([, messageId = '', signature = '']) => {
    const expected = Buffer.from(signatureOf(messageId));
    return timingSafeEqual(expected, Buffer.from(signature)) ? [messageId] : [];
  });
  return [...new Set(found.reverse())];
}
