import 'server-only';
import { and, eq } from 'drizzle-orm';
import { contacts, conversations } from '@/db/schema/work/contacts';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import { fillIn } from '@/lib/platform/placeholders';
import { recordEvent } from '@/lib/work/assignment/record-event';
import { publishEvent } from '@/lib/work/events/publish-event';
import { noteRead } from '../internal/note-read';
import { lockConversation } from '../lock-conversation';
import { type ChannelKey, channelFor } from './message-channel';
import { type WriteMessage, write, writtenBefore } from './write-message';

/**
 * Answers the contact (S1.21). An answer to a closed conversation reopens it, which needs that permission
 * too. A repeated `requestId` changes nothing.
 * @returns the id of the message
 * @throws NotFound when the conversation is deleted or outside the person's scope (R6)
 * @throws Denied
 */
export async function reply(ctx: WorkspaceContext, input: WriteMessage): Promise<{ id: string }> {
  return changingWork(ctx, (tx, actor) => replyWithin(tx, actor, input));
}

/**
 * The same within a transaction that does more.
 *
 * @param chosen the channel that was chosen; one of the account stays the conversation's until the contact writes on
 *   another
 */
export async function replyWithin(
  tx: Transaction,
  actor: WorkspaceContext,
  input: WriteMessage,
  chosen: ChannelKey | null = null,
): Promise<{ id: string }> {
  const conversation = await lockConversation(tx, actor, input.conversationId, 'messages.reply');
  const { workspaceId, id, status, seatId, teamId } = conversation;
  const before = await writtenBefore(tx, actor, input);
  if (before) return { id: before.id };
  if (status === 'closed') {
    authorize(actor, 'messages.close', { kind: 'record', seatId, teamId });
    await recordEvent(tx, actor, [id], { name: 'reopened' });
  }
  const channel = chosen ?? (await channelFor(tx, conversation));
  const delivery = channel ? 'waiting' : 'no-channel';
  const body = await filledIn(tx, actor, conversation, input.body);
  const message = await write(
    tx,
    actor,
    { ...input, body },
    {
      kind: 'outbound',
      seatId,
      delivery,
      // A channel of an account above is no record of this one.
      channelId: chosen?.channelWorkspaceId ? null : (chosen?.channelId ?? null),
    },
  );
  if (channel) await enqueue(tx, { kind: 'message', workspaceId, messageId: message.id, ...channel });
  await tx
    .update(conversations)
    .set({
      status: 'open',
      isOutreach: false,
      preview: message.body,
      lastMessageAt: message.at,
    })
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, id)));
  await noteRead(tx, actor, id);
  await publishEvent(tx, workspaceId, 'message-sent', [
    { messageId: message.id, conversationId: id, contactId: conversation.contactId },
  ]);
  await announce(tx, { topic: 'work', workspaceId });
  return { id: message.id };
}

/**
 * Placeholders get the stored values, also a phone that is masked for the author: the contact receives it,
 * and the thread masks it for members with a mask.
 */
async function filledIn(
  tx: Transaction,
  actor: WorkspaceContext,
  { workspaceId, contactId }: typeof conversations.$inferSelect,
  body: string,
): Promise<string> {
  const [contact] = await tx
    .select({ name: contacts.name, phone: contacts.phone, email: contacts.email })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, contactId)));
  return fillIn(body, { ...contact, me: actor.member.name, workspace: actor.workspace.name });
}
