import 'server-only';
import type { Transaction } from '@/db/tenant';
import { from, type Limit, takeAttempt, takeAttemptWithin } from '@/lib/platform/limits/take-attempt';

const messagesOfNetwork: Limit = { name: 'chat-from', most: 60, minutes: 1 };
const messagesOfVisitor: Limit = { name: 'chat-visitor', most: 20, minutes: 1 };
const readsOfNetwork: Limit = { name: 'chat-read', most: 600, minutes: 1 };
const newChatsOfNetwork: Limit = { name: 'chat-new-from', most: 30, minutes: 60 };
const newChatsOfChannel: Limit = { name: 'chat-new', most: 1_000, minutes: 60 };

/** @throws Throttled */
export async function limitVisitorMessage(token: string, ip: string | null): Promise<void> {
  await takeAttempt(messagesOfNetwork, from(ip));
  await takeAttempt(messagesOfVisitor, token);
}

/** @throws Throttled */
export const limitVisitorRead = (ip: string | null): Promise<void> => takeAttempt(readsOfNetwork, from(ip));

/**
 * Counts a new chat, which creates a contact.
 * @throws Throttled
 */
export async function limitNewChat(tx: Transaction, channelId: string, ip: string | null): Promise<void> {
  await takeAttemptWithin(tx, newChatsOfNetwork, from(ip));
  await takeAttemptWithin(tx, newChatsOfChannel, channelId);
}
