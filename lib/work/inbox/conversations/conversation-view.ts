import 'server-only';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { teams } from '@/db/schema/access/teams';
import { chatVisitors } from '@/db/schema/work/chat-visitors';
import { type Channel, contacts, conversations } from '@/db/schema/work/contacts';
import { conversationReads } from '@/db/schema/work/conversation-reads';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { type FieldView, mask } from '@/lib/access/masking/mask';
import { type NamedContact, seenContact, seenText } from '@/lib/access/masking/seen-contact';
import { conversationVisibility } from '@/lib/access/scope/contact-scope';
import { NotFound } from '@/lib/platform/errors';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import { assigneeColumns, heldSeat, holder } from '@/lib/work/assignment/assignee';
import { previewOf } from '@/lib/work/assignment/message-preview';
import { type Answerable, answerable } from '../messages/message-channel';
import { type Tag, tagsOf } from '../tags/list-tags';
import { isUnread, ownRead } from './internal/unread';

/** A conversation as its inbox lists it, with the availability of the verbs on it. */
export interface ConversationView {
  id: string;
  contact: NamedContact & { id: string };
  channel: Channel;
  status: 'open' | 'closed';
  preview: string;
  lastMessageAt: Date;
  /** The same time with microseconds, because the list is ordered by it. */
  place: string;
  assignee: { memberId: string; name: string; isSelf: boolean } | null;
  team: { id: string; name: string } | null;
  tags: Tag[];
  /** Whether the person has not read its latest messages. */
  isUnread: boolean;
  may: { reply: Decision; assign: Decision; close: Decision };
}

/** The conversation that is read, and whether an answer would reach its contact. */
export interface OpenConversation extends ConversationView {
  answerable: Answerable;
  /** The unverified email that a visitor of a web chat gave. */
  claimedEmail: FieldView;
}

/** Conversations under a condition. */
export function selectConversations(tx: Transaction, ctx: WorkspaceContext, where: SQL | undefined) {
  return tx
    .select({
      conversation: conversations,
      place: sql<string>`${conversations.lastMessageAt}::text`,
      contact: { id: contacts.id, name: contacts.name, phone: contacts.phone, email: contacts.email },
      assignee: assigneeColumns,
      team: { id: teams.id, name: teams.name },
      isUnread: isUnread(ctx),
    })
    .from(conversations)
    .leftJoin(conversationReads, ownRead(ctx))
    .innerJoin(contacts, refersTo(conversations.contactId, contacts))
    .leftJoin(heldSeat, refersTo(conversations.seatId, heldSeat))
    .leftJoin(holder, refersTo(heldSeat.holderId, holder))
    .leftJoin(teams, and(refersTo(conversations.teamId, teams), isNull(teams.archivedAt)))
    .where(and(eq(conversations.workspaceId, ctx.workspace.id), where));
}

type ConversationRow = Awaited<ReturnType<typeof selectConversations>>[number];

export function conversationView(
  ctx: WorkspaceContext,
  row: ConversationRow,
  tags: Tag[] = [],
): ConversationView {
  const { id, channel, status, preview, lastMessageAt, seatId, teamId } = row.conversation;
  const target = { kind: 'record', seatId: row.assignee ? seatId : null, teamId } as const;
  return {
    id,
    channel,
    status,
    preview: previewOf(seenText(ctx.access, row.contact, preview)),
    lastMessageAt,
    place: row.place,
    contact: { id: row.contact.id, ...seenContact(ctx.access, row.contact) },
    assignee: row.assignee && {
      memberId: row.assignee.memberId,
      name: row.assignee.name,
      isSelf: row.assignee.memberId === ctx.member.id,
    },
    team: row.team,
    tags,
    isUnread: row.isUnread,
    may: {
      reply: decide(ctx.access, 'messages.reply', target),
      assign: decide(ctx.access, 'messages.assign', target),
      close: decide(ctx.access, 'messages.close', target),
    },
  };
}

/**
 * Reads one conversation.
 * @throws NotFound when there is none with that id, or it is outside the person's scope: both answer alike
 *   (R6)
 */
export async function viewConversation(ctx: WorkspaceContext, id: string): Promise<OpenConversation> {
  return inWorkspace(ctx, async (tx) => {
    const [row] = await selectConversations(
      tx,
      ctx,
      and(eq(conversations.id, id), visibleRows(conversationVisibility(ctx.access), conversations)),
    );
    if (!row) throw new NotFound();
    const tags = await tagsOf(tx, ctx.workspace.id, [id]);
    return {
      ...conversationView(ctx, row, tags.get(id)),
      answerable: await answerable(tx, row.conversation),
      claimedEmail: mask(ctx.access, { phone: null, email: await claimedEmail(tx, row.conversation) }).email,
    };
  });
}

async function claimedEmail(
  tx: Transaction,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<string | null> {
  const [visitor] = await tx
    .select({ email: chatVisitors.claimedEmail })
    .from(chatVisitors)
    .where(and(eq(chatVisitors.workspaceId, workspaceId), eq(chatVisitors.conversationId, id)));
  return visitor?.email ?? null;
}
