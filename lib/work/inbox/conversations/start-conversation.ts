import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { oneRow } from '@/db/one-row';
import { contacts, conversations } from '@/db/schema/work/contacts';
import { messages } from '@/db/schema/work/messages';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { publishEvent } from '@/lib/work/events/publish-event';
import { type ContactChannel, channelsTo, findWritableContact } from '../messages/contact-channels';
import { replyWithin } from '../messages/reply-to-conversation';

export interface StartConversation {
  contactId: string;
  /** One of the channels of `listContactChannels`. */
  channelId: string;
  body: string;
}

type Contact = typeof contacts.$inferSelect;

/**
 * Writes to a contact first, on a chosen channel. The message goes into their latest conversation on that kind of
 * channel; without one, a conversation begins, assigned as the contact is (041, 281).
 *
 * @returns the id of the conversation
 * @throws NotFound when the contact is gone or outside the person's scope (R6, S1.22, S1.23)
 * @throws Denied
 * @throws Invalid on `channelId` when the channel is not connected or does not fit, on `contactId` after unsubscribing
 */
export async function startConversation(
  ctx: WorkspaceContext,
  { contactId, channelId, body }: StartConversation,
): Promise<{ conversationId: string }> {
  return changingWork(ctx, async (tx, actor) => {
    await lockContact(tx, actor, contactId);
    const contact = await findWritableContact(tx, actor, contactId);
    if (contact.unsubscribedAt) throw new Invalid({ contactId: 'unsubscribed-contact' });
    const channel = (await channelsTo(tx, contact)).find(({ id }) => id === channelId);
    if (!channel) throw new Invalid({ channelId: 'no-channel' });
    const conversationId =
      (await latestOn(tx, contact, channel)) ?? (await createConversation(tx, contact, channel, body));
    // The creating request is answered once (235), so the message needs no other name.
    const { id, workspaceId } = channel;
    const chosen = {
      channelId: id,
      ...(workspaceId !== contact.workspaceId && { channelWorkspaceId: workspaceId }),
    };
    await replyWithin(tx, actor, { conversationId, body, requestId: v7() }, chosen);
    return { conversationId };
  });
}

/** Of two who write at once, the second finds the conversation of the first. */
async function lockContact(tx: Transaction, { workspace }: WorkspaceContext, contactId: string) {
  await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspace.id), eq(contacts.id, requireId(contactId))))
    .for('no key update');
}

async function latestOn(
  tx: Transaction,
  contact: Contact,
  { id: channelId, kind }: ContactChannel,
): Promise<string | undefined> {
  const isOnChannel = sql`exists (select from ${messages} where ${and(
    eq(messages.workspaceId, conversations.workspaceId),
    eq(messages.conversationId, conversations.id),
    eq(messages.channelId, channelId),
  )})`;
  const [found] = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, contact.workspaceId),
        eq(conversations.contactId, contact.id),
        eq(conversations.channel, kind),
        // A visitor has one chat on one site, and reads no other.
        kind === 'web-chat' ? isOnChannel : undefined,
      ),
    )
    .orderBy(desc(conversations.lastMessageAt))
    .limit(1);
  return found?.id;
}

async function createConversation(
  tx: Transaction,
  contact: Contact,
  { kind }: ContactChannel,
  preview: string,
): Promise<string> {
  const { workspaceId, id: contactId, seatId, teamId } = contact;
  const made = await oneRow(
    tx
      .insert(conversations)
      .values({
        workspaceId,
        contactId,
        channel: kind,
        status: 'open',
        seatId,
        teamId,
        preview,
        lastMessageAt: sql`clock_timestamp()`,
      })
      .returning({ id: conversations.id }),
  );
  await publishEvent(tx, workspaceId, 'conversation-opened', [{ conversationId: made.id, contactId }]);
  return made.id;
}
