import 'server-only';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { type Channel, channels, contacts, conversations } from '@/db/schema/work/contacts';
import { messages } from '@/db/schema/work/messages';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { type NamedContact, seenContact } from '@/lib/access/masking/seen-contact';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { canSend } from '../channels/channel-conditions';
import { channelsAbove } from '../channels/channels-above';

/** A connected channel by which a contact can be written to. */
export interface ContactChannel {
  id: string;
  /** The account that connected it: the contact's, or one above (S0). */
  workspaceId: string;
  name: string;
  kind: Channel;
}

/** A contact who may be written to, and how. */
export interface ContactChannels {
  contact: NamedContact & { id: string };
  /** They asked for no more messages: members may answer, and not write first. */
  isUnsubscribed: boolean;
  channels: ContactChannel[];
}

type Contact = typeof contacts.$inferSelect;

/** Whether a contact has the address that a kind of channel needs. A web chat has none: it reaches who wrote on it. */
const reachedBy: Readonly<Record<Exclude<Channel, 'web-chat'>, (contact: Contact) => boolean>> = {
  email: ({ email }) => email !== null,
  sms: ({ phone }) => phone !== null,
  whatsapp: ({ phone }) => phone !== null,
};

/**
 * The connected channels that fit what a contact has, in order of their names.
 *
 * @throws NotFound when the contact is gone or outside the person's scope (R6, S1.22, S1.23)
 * @throws Denied unless they may write to this contact
 */
export function listContactChannels(ctx: WorkspaceContext, contactId: string): Promise<ContactChannels> {
  return inWorkspace(ctx, async (tx) => {
    const contact = await findWritableContact(tx, ctx, contactId);
    return {
      contact: { id: contact.id, ...seenContact(ctx.access, contact) },
      isUnsubscribed: contact.unsubscribedAt !== null,
      channels: await channelsTo(tx, contact),
    };
  });
}

/** A contact that the person may write to. `NotFound` and `Denied` as above. */
export async function findWritableContact(
  tx: Transaction,
  ctx: WorkspaceContext,
  contactId: string,
): Promise<Contact> {
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, ctx.workspace.id),
        eq(contacts.id, requireId(contactId)),
        visibleRows(contactVisibility(ctx.access), contacts),
      ),
    );
  if (!contact) throw new NotFound();
  const { seatId, teamId } = contact;
  authorize(ctx, 'messages.reply', { kind: 'record', seatId, teamId });
  return contact;
}

/** The channels that can send and fit a contact's phone, email and web chats: those of the account, then those above. */
export async function channelsTo(tx: Transaction, contact: Contact): Promise<ContactChannel[]> {
  const kind = sql<Channel>`${collectionRecords.fields} ->> 'kind'`;
  const kinds = channels.filter((each) => each !== 'web-chat' && reachedBy[each](contact));
  const { workspaceId, id } = contact;
  const wroteOn = sql`exists (select from ${messages} join ${conversations}
    on ${refersTo(messages.conversationId, conversations)}
    where ${and(eq(conversations.workspaceId, workspaceId), eq(conversations.contactId, id))}
      and ${eq(messages.channelId, collectionRecords.id)})`;
  const own = await tx
    .select({
      id: collectionRecords.id,
      workspaceId: collectionRecords.workspaceId,
      name: collectionRecords.name,
      kind,
    })
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        canSend,
        or(inArray(kind, kinds), and(eq(kind, 'web-chat'), wroteOn)),
      ),
    )
    .orderBy(collectionRecords.nameKey, collectionRecords.id);
  const above = (await channelsAbove(tx, workspaceId)).filter((each) =>
    kinds.some((fit) => fit === each.kind),
  );
  return [
    ...own,
    ...above.map((each) => ({
      id: each.id,
      workspaceId: each.workspaceId,
      name: each.name,
      kind: each.kind,
    })),
  ];
}
