import 'server-only';
import { and, eq, exists, inArray, type SQL, sql } from 'drizzle-orm';
import { keyContains } from '@/db/contains';
import { inRowFilter, mergedWalk } from '@/db/merged-walk';
import { refersTo } from '@/db/refers-to';
import { contacts, conversations } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { conversationVisibility, unbounded } from '@/lib/access/scope/contact-scope';
import type { Cursor } from '@/lib/platform/paging/cursor';
import { readMomentCursor } from '@/lib/platform/paging/moment-cursor';
import { type Page, pageOf } from '@/lib/platform/paging/page';
import { rowFilterOf, vacantSeats } from '@/lib/work/assignment/row-filter';
import type { WorkView } from '@/lib/work/assignment/work-views';
import { openFields, searchedName } from '@/lib/work/contacts/masked-name';
import { isTagged, tagsOf } from '../tags/list-tags';
import { type ConversationSearch, conversationPageSize } from './conversation-search';
import { type ConversationView, conversationView, selectConversations } from './conversation-view';

/** A page of an inbox, newest first: only conversations that the person sees (R6, S1.22, S1.23). */
export async function listConversations(
  ctx: WorkspaceContext,
  inbox: WorkView,
  search: ConversationSearch,
): Promise<Page<ConversationView>> {
  return readForPage(ctx, async (tx) => {
    const vacant = await vacantSeats(tx, ctx.workspace.id);
    const slice = rowFilterOf(inbox, conversationVisibility(unbounded(ctx.access)), ctx.access, vacant);
    const where = and(
      eq(conversations.workspaceId, ctx.workspace.id),
      ctx.access.bound && visibleRows(conversationVisibility(ctx.access), conversations),
      eq(conversations.status, search.status),
      search.q ? withContactNamed(tx, ctx, search.q) : undefined,
      search.tag ? isTagged(tx, search.tag) : undefined,
    );
    const cursor = readMomentCursor(search.cursor);
    const walk = mergedWalk(
      {
        table: conversations,
        columns: { ...conversations, key: conversations.lastMessageAt },
        where: and(where, cursor ? beyond(cursor) : undefined),
        direction: cursor?.isBackward ? 'asc' : 'desc',
        limit: conversationPageSize + 1,
      },
      slice,
    );
    const ids = (await tx.execute<{ id: string }>(walk)).map(({ id }) => id);
    const found = await inOrder(tx, ctx, ids);
    const total = await tx.$count(conversations, and(where, inRowFilter(conversations, slice)));
    return pageOf({
      found,
      size: conversationPageSize,
      total,
      cursor,
      positionOf: ({ id, place }) => ({ id, key: place }),
    });
  });
}

function beyond({ key, id, isBackward }: Cursor): SQL {
  const row = sql`(${conversations.lastMessageAt}, ${conversations.id})`;
  const place = sql`(${key}::timestamptz, ${id}::uuid)`;
  return isBackward ? sql`${row} > ${place}` : sql`${row} < ${place}`;
}

/** A name is searched only as far as the person sees it unmasked (MA10). */
function withContactNamed(tx: Transaction, { access }: WorkspaceContext, typed: string): SQL {
  return exists(
    tx
      .select({ found: sql`1` })
      .from(contacts)
      .where(
        and(
          refersTo(conversations.contactId, contacts),
          keyContains(searchedName(openFields(access)), typed),
        ),
      ),
  );
}

async function inOrder(tx: Transaction, ctx: WorkspaceContext, ids: string[]): Promise<ConversationView[]> {
  const rows = ids.length ? await selectConversations(tx, ctx, inArray(conversations.id, ids)) : [];
  const tags = await tagsOf(tx, ctx.workspace.id, ids);
  const byId = new Map(rows.map((row) => [row.conversation.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [conversationView(ctx, row, tags.get(id))] : [];
  });
}
