import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { inSlice } from '@/db/merged-walk';
import { contacts, conversations } from '@/db/schema/contacts';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '../access/context';
import { inWorkspace } from '../access/transact';
import { contactReach, conversationReach } from '../work/reach';
import { sliceOf, vacantSeats } from '../work/slices';
import { type WorkView, workViews } from '../work/views';

/** What the menu counts: open conversations of each inbox, and contacts, as far as the person sees them. */
export interface WorkCounts {
  open: Record<WorkView, number>;
  contacts: number;
}

export async function countWork(ctx: WorkspaceContext): Promise<WorkCounts> {
  return inWorkspace(ctx, async (tx) => {
    const vacant = await vacantSeats(tx, ctx.workspace.id);
    const slice = (view: WorkView) => sliceOf(view, conversationReach(ctx.access), ctx.access, vacant);
    const perInbox = workViews.map((view) => [
      view,
      sql`count(*) filter (where ${inSlice(conversations, slice(view))})`.mapWith(Number),
    ]);
    const [open] = await tx
      .select(Object.fromEntries(perInbox) as Record<WorkView, SQL<number>>)
      .from(conversations)
      .where(
        and(
          eq(conversations.workspaceId, ctx.workspace.id),
          eq(conversations.status, 'open'),
          inSlice(conversations, slice('all')),
        ),
      );
    const seen = await tx.$count(
      contacts,
      and(eq(contacts.workspaceId, ctx.workspace.id), visibleRows(contactReach(ctx.access), contacts)),
    );
    return { open: open ?? { all: 0, mine: 0, team: 0, unassigned: 0 }, contacts: seen };
  });
}

/** Before anything is counted, and for who has nothing to count. */
export const countNothing: WorkCounts = { open: { all: 0, mine: 0, team: 0, unassigned: 0 }, contacts: 0 };
