import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import { teams } from '@/db/schema/access/teams';
import { type Delivery, type EmailFacts, messages } from '@/db/schema/work/messages';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { unmaskedFields } from '@/lib/access/masking/mask';
import { type Contact, seenText } from '@/lib/access/masking/seen-contact';

/** The author as a thread names them. */
export interface Author {
  name: string;
  isSelf: boolean;
  /** The colleague whom they covered when writing it (B11). */
  for?: string;
}

/** One entry of a thread, as one person sees it. */
export type MessageView = { id: string; at: Date } & (
  | { kind: 'inbound'; body: string; subject: string | null; email: EmailFacts | null }
  | { kind: 'outbound'; body: string; author: Author | null; delivery: Delivery | null }
  | { kind: 'note'; body: string; author: Author | null }
  | { kind: 'broadcast'; body: string; author: Author | null; delivery: Delivery | null }
  | { kind: 'event'; event: 'closed'; author: Author | null }
  | { kind: 'event'; event: 'reopened'; author: Author | null }
  | { kind: 'event'; event: 'assigned'; author: Author | null; to: Author | { team: string } | null }
);

const author = alias(members, 'author');
/** The member whom the author covered. */
const covered = alias(members, 'covered');
const assignee = alias(members, 'assignee');

/** The entries of a conversation under a condition. */
export function selectMessages(
  tx: Transaction,
  ctx: WorkspaceContext,
  conversationId: string,
  where: SQL | undefined,
) {
  return tx
    .select({
      message: messages,
      place: sql<string>`${messages.at}::text`,
      author: { id: author.id, name: author.name },
      covered: { name: covered.name },
      assignee: { id: assignee.id, name: assignee.name },
      team: { name: teams.name },
    })
    .from(messages)
    .leftJoin(author, refersTo(messages.authorId, author))
    .leftJoin(covered, refersTo(messages.forId, covered))
    .leftJoin(assignee, refersTo(messages.toMemberId, assignee))
    .leftJoin(teams, refersTo(messages.toTeamId, teams))
    .where(
      and(eq(messages.workspaceId, ctx.workspace.id), eq(messages.conversationId, conversationId), where),
    );
}

type MessageRow = Awaited<ReturnType<typeof selectMessages>>[number];

/** An entry as it leaves the server: without the contact's phone and email where they are masked (MA1). */
export function messageView(ctx: WorkspaceContext, contact: Contact, row: MessageRow): MessageView {
  const { id, at, kind, event, delivery } = row.message;
  const known = (person: { id: string; name: string } | null): Author | null =>
    person && { name: person.name, isSelf: person.id === ctx.member.id };
  const author = known(row.author);
  const by = author && row.covered ? { ...author, for: row.covered.name } : author;
  const body = seenText(ctx.access, contact, row.message.body);
  if (kind === 'inbound') {
    const { subject, email } = row.message;
    const seen = (text: string) => seenText(ctx.access, contact, text);
    return {
      id,
      at,
      kind,
      body,
      subject: subject && seen(subject),
      email: email && seenFacts(ctx, seen, email),
    };
  }
  if (kind === 'outbound' || kind === 'broadcast') return { id, at, kind, body, author: by, delivery };
  if (kind === 'note') return { id, at, kind, body, author: by };
  if (event === 'assigned') {
    const to = row.team ? { team: row.team.name } : known(row.assignee);
    return { id, at, kind, event, author: by, to };
  }
  return { id, at, kind, event: event === 'closed' ? event : 'reopened', author: by };
}

/** Texts of the sender are masked like the body; another address of theirs is left out where emails are masked. */
function seenFacts(ctx: WorkspaceContext, seen: (text: string) => string, facts: EmailFacts): EmailFacts {
  const { from, quoted, attachments, ...flags } = facts;
  const isOpen = unmaskedFields(ctx.access).includes('email');
  return {
    ...flags,
    ...(from && isOpen && { from }),
    ...(quoted && { quoted: seen(quoted) }),
    ...(attachments && { attachments: attachments.map(({ name, size }) => ({ name: seen(name), size })) }),
  };
}
