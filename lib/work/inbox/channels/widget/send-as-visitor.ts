import 'server-only';
import { z } from 'zod';
import { chatVisitors } from '@/db/schema/work/chat-visitors';
import { announce, enter, inTenant, type Transaction } from '@/db/tenant';
import { tokenHash } from '@/lib/access/credentials/token';
import { recordedName } from '@/lib/access/masking/seen-contact';
import { Invalid } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import { cleanText } from '@/lib/platform/input/text';
import { ContactEmail } from '@/lib/platform/mail/mailbox-list';
import { messageBody } from '../../message-body';
import { lockReceiving, receiveOn } from '../receive-on';
import { findVisitor } from './find-visitor';
import { callOn, type Widget, widgetWithin } from './find-widget';
import { limitNewChat } from './limit-visitors';

const VisitorMessage = z.object({
  /** Made by the browser: the same id twice is the same message. */
  id: z.uuid('invalid'),
  text: messageBody,
  /** Of a new visitor. */
  name: cleanText(false).pipe(z.string().max(100, 'too-long')).optional(),
  email: z.union([z.literal(''), ContactEmail], 'bad-email').optional(),
});

type Message = z.output<typeof VisitorMessage>;

/**
 * Writes a visitor's message. The first one creates a contact and a conversation that belong to the token alone: the
 * name and email that a visitor gives find no contact, because anybody can give them.
 *
 * @param ip the visitor's address, which limits new chats
 * @throws NotFound for a channel that is no connected web chat · Invalid, also on `name` of a new visitor · Throttled
 */
export async function sendAsVisitor(
  channelId: string,
  token: string,
  body: unknown,
  ip: string | null,
): Promise<{ id: string }> {
  const parsed = VisitorMessage.safeParse(body);
  if (!parsed.success) throw new Invalid(fieldErrors(parsed.error));
  return inTenant(callOn(channelId), async (tx) => {
    const widget = await widgetWithin(tx, channelId);
    await enter(tx, { workspaceId: widget.workspaceId });
    return receive(tx, widget, { token, message: parsed.data, ip });
  });
}

async function receive(
  tx: Transaction,
  widget: Widget,
  { token, message, ip }: { token: string; message: Message; ip: string | null },
): Promise<{ id: string }> {
  const { workspaceId, id: channelId } = widget;
  await lockReceiving(tx, workspaceId);
  const visitor = await findVisitor(tx, widget, token);
  const hash = tokenHash(token);
  const sender = visitor
    ? { conversationId: visitor.conversationId }
    : { newContact: { name: await newName(tx, widget, message, ip) } };
  // The id is the visitor's own: another visitor's message with the same id is another message.
  const externalId = `${hash.slice(0, 32)}.${message.id}`;
  const { id, conversationId } = await receiveOn(tx, widget, { externalId, text: message.text, sender });
  if (!visitor) {
    await tx.insert(chatVisitors).values({
      workspaceId,
      channelId,
      conversationId,
      tokenHash: hash,
      claimedEmail: message.email || null,
    });
  }
  await announce(tx, { topic: 'chat', workspaceId, conversationId });
  return { id };
}

/** The name of a new visitor. An address never becomes a name (MA11). */
async function newName(
  tx: Transaction,
  { id: channelId }: Widget,
  { name }: Message,
  ip: string | null,
): Promise<string> {
  if (!name) throw new Invalid({ name: 'required' });
  await limitNewChat(tx, channelId, ip);
  return recordedName({ name, phone: null, email: null });
}
