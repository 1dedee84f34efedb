import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { inRowFilter } from '@/db/merged-walk';
import { contacts, conversations } from '@/db/schema/work/contacts';
import { conversationReads } from '@/db/schema/work/conversation-reads';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { contactVisibility, conversationVisibility, unbounded } from '@/lib/access/scope/contact-scope';
import { rowFilterOf, vacantSeats } from '@/lib/work/assignment/row-filter';
import { type WorkView, workViews } from '@/lib/work/assignment/work-views';
import { isUnread, ownRead } from './internal/unread';

/** The counts in the menu: open conversations of each inbox, and contacts, that the person sees. */
export interface WorkCounts {
  open: Record<WorkView, number>;
  /** The conversations among them with unread messages. */
  unread: Record<WorkView, number>;
  contacts: number;
}

export async function countWork(ctx: WorkspaceContext): Promise<WorkCounts> {
  return readForPage(ctx, async (tx) => {
    const vacant = await vacantSeats(tx, ctx.workspace.id);
    const slice = (view: WorkView) =>
      rowFilterOf(view, conversationVisibility(unbounded(ctx.access)), ctx.access, vacant);
    const [row] = await tx
      .select({
        ...perInbox('open', (view) => inRowFilter(conversations, slice(view))),
        ...perInbox('unread', (view) => sql`${isUnread(ctx)} and ${inRowFilter(conversations, slice(view))}`),
      })
      .from(conversations)
      .leftJoin(conversationReads, ownRead(ctx))
      .where(
        and(
          eq(conversations.workspaceId, ctx.workspace.id),
          eq(conversations.status, 'open'),
          ctx.access.bound && visibleRows(conversationVisibility(ctx.access), conversations),
          inRowFilter(conversations, slice('all')),
        ),
      );
    const seen = await tx.$count(
      contacts,
      and(eq(contacts.workspaceId, ctx.workspace.id), visibleRows(contactVisibility(ctx.access), contacts)),
    );
    return { open: countsOf(row, 'open'), unread: countsOf(row, 'unread'), contacts: seen };
  });
}

type What = 'open' | 'unread';

function perInbox(what: What, counted: (view: WorkView) => SQL): Record<string, SQL<number>> {
  return Object.fromEntries(
    workViews.map((view) => [
      `${what}.${view}`,
      sql`count(*) filter (where ${counted(view)})`.mapWith(Number),
    ]),
  );
}

function countsOf(row: Readonly<Record<string, number>> | undefined, what: What): Record<WorkView, number> {
  const of = (view: WorkView) => row?.[`${what}.${view}`] ?? 0;
  return { all: of('all'), mine: of('mine'), team: of('team'), unassigned: of('unassigned') };
}

/** The counts before they are loaded, and for members without these features. */
export const countNothing: WorkCounts = {
  open: countsOf({}, 'open'),
  unread: countsOf({}, 'unread'),
  contacts: 0,
};
