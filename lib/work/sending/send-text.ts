import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { seats } from '@/db/schema/access/seats';
import { conversations } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { conversationVisibility } from '@/lib/access/scope/contact-scope';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { Visibility } from '@/lib/policy/model';
import { publishEvent } from '@/lib/work/events/publish-event';
import { channelFor } from '@/lib/work/inbox/messages/message-channel';
import { type Author, write, writtenBefore } from '@/lib/work/inbox/messages/write-message';

export interface Addressee {
  id: string;
  seatId: string | null;
  teamId: string | null;
}

/** The author of a message: a person with their scope, or an automation of the account. */
export interface Sender extends Author {
  reach: Visibility;
}

export const senderFor = ({ workspace, member, access }: WorkspaceContext): Sender => ({
  workspace,
  member,
  reach: conversationVisibility(access),
});

export interface Text {
  body: string;
  requestId: string;
  /** The name that it is sent under. */
  sender?: string;
}

/**
 * Sends a text message to a contact, in the latest conversation that the sender sees, or in a new one.
 * @returns true when it was written; false for a repeated request
 */
export async function sendText(
  tx: Transaction,
  sender: Sender,
  contact: Addressee,
  { body, requestId, sender: sentAs }: Text,
): Promise<boolean> {
  const { id: workspaceId } = sender.workspace;
  const conversation =
    (await latest(tx, sender, contact)) ?? (await startConversation(tx, sender, contact, body));
  const message = { conversationId: conversation.id, body, requestId };
  if (await writtenBefore(tx, sender, message)) return false;
  const channel = await channelFor(tx, conversation);
  const delivery = channel ? 'waiting' : 'no-channel';
  const written = await write(tx, sender, message, { kind: 'outbound', delivery });
  const job = {
    kind: 'message',
    workspaceId,
    messageId: written.id,
    ...(sentAs && { sender: sentAs }),
  } as const;
  if (channel) await enqueue(tx, { ...job, ...channel });
  await tx
    .update(conversations)
    .set({ status: 'open', preview: body, lastMessageAt: written.at })
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, conversation.id)));
  await publishEvent(tx, workspaceId, 'message-sent', [
    { messageId: written.id, conversationId: conversation.id, contactId: contact.id },
  ]);
  return true;
}

async function latest(tx: Transaction, sender: Sender, contact: Addressee) {
  const [found] = await tx
    .select()
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, sender.workspace.id),
        eq(conversations.contactId, contact.id),
        eq(conversations.channel, 'sms'),
        visibleRows(sender.reach, conversations),
      ),
    )
    .orderBy(sql`${conversations.lastMessageAt} desc`)
    .limit(1)
    .for('update');
  return found;
}

/**
 * A new conversation is assigned like the contact, or, for members who see only their own conversations, to
 * the sender (S0.5).
 */
async function startConversation(tx: Transaction, sender: Sender, contact: Addressee, body: string) {
  const seesAll = sender.reach.kind === 'all';
  const place = seesAll ? contact : { seatId: await ownSeat(tx, sender), teamId: null };
  const made = await oneRow(
    tx
      .insert(conversations)
      .values({
        workspaceId: sender.workspace.id,
        contactId: contact.id,
        channel: 'sms',
        status: 'open',
        seatId: place.seatId,
        teamId: place.teamId,
        preview: body,
        lastMessageAt: sql`clock_timestamp()`,
      })
      .returning(),
  );
  return made;
}

async function ownSeat(tx: Transaction, { workspace, member }: Sender): Promise<string | null> {
  if (member.id === null) return null;
  const [seat] = await tx
    .select({ id: seats.id })
    .from(seats)
    .where(and(eq(seats.workspaceId, workspace.id), eq(seats.ownerId, member.id)));
  return seat?.id ?? null;
}
