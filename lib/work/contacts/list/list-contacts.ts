import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { isFound } from '@/db/find';
import { mergedWalk } from '@/db/merged-walk';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { hasMasks } from '@/lib/access/masking/seen-contact';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { type Cursor, readCursor } from '@/lib/platform/paging/cursor';
import { cutPage, type KeysetPage } from '@/lib/platform/paging/page';
import { type ContactView, contactViews, selectContacts } from '../contact-view';
import type { ContactSearch } from './contact-search';
import { stretches, stretchOf, wantedBy } from './matching-contacts';
import { type Narrowed, narrow } from './narrow-contacts';

export type ContactPage = KeysetPage<ContactView>;

/** The position of the page and the number of rows left. */
interface Walk {
  narrowed: Narrowed;
  search: ContactSearch;
  cursor: Cursor | null;
  isBackward: boolean;
  limit: number;
}

/**
 * A page of the contacts that the person sees, without counts (`countContacts`): filters and search follow
 * the policy (R6, S1.24). Sorted by name; in a search, names that begin with the text come first.
 */
export async function listContacts(ctx: WorkspaceContext, search: ContactSearch): Promise<ContactPage> {
  return inWorkspace(ctx, async (tx) => {
    const narrowed = await narrow(tx, ctx, search);
    const isMasked = hasMasks(ctx.access);
    const cursor = await findPosition(tx, ctx, readCursor(search.cursor), isMasked);
    const isBackward = cursor?.isBackward ?? false;
    const walk: Walk = { narrowed, search, cursor, isBackward, limit: search.size + 1 };
    const positions = search.q ? await walkStretches(tx, ctx, walk) : await walkList(tx, walk);
    const stretchAt = new Map(positions.map(({ id, stretch }) => [id, stretch]));
    return cutPage({
      found: await inOrder(tx, ctx, [...stretchAt.keys()]),
      size: search.size,
      cursor,
      positionOf: ({ id, name }) => ({ id, key: `${stretchAt.get(id) ?? ''}${isMasked ? '' : name}` }),
    });
  });
}

/**
 * The cursor of a member with masked fields contains the row's id instead of its name, which may reveal a
 * masked value. Returns null, the first page, when the row is gone.
 */
async function findPosition(
  tx: Transaction,
  { workspace, access }: WorkspaceContext,
  cursor: Cursor | null,
  isMasked: boolean,
): Promise<Cursor | null> {
  if (!cursor || !isMasked) return cursor;
  const [row] = await tx
    .select({ name: contacts.name })
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, workspace.id),
        eq(contacts.id, cursor.id),
        visibleRows(contactVisibility(access), contacts),
      ),
    );
  return row ? { ...cursor, key: `${/^[01]/.exec(cursor.key)?.[0] ?? ''}${row.name}` } : null;
}

/** The position of a row. In a search its stretch precedes the name in the cursor's key. */
interface Position {
  id: string;
  stretch?: number;
}

async function walkList(
  tx: Transaction,
  { narrowed, search, cursor, isBackward, limit }: Walk,
  where?: SQL,
): Promise<Position[]> {
  const query = mergedWalk(
    {
      table: contacts,
      columns: { ...contacts, key: contacts.name },
      where: and(narrowed.where, where, cursor ? beyond(cursor) : undefined),
      direction: isBackward ? 'desc' : 'asc',
      limit,
    },
    narrowed.slice(search.view),
  );
  return (await tx.execute<{ id: string }>(query)).map(({ id }) => ({ id }));
}

/** Reads the stretches in turn, from the cursor on, until the page is full. */
async function walkStretches(tx: Transaction, ctx: WorkspaceContext, walk: Walk): Promise<Position[]> {
  const wanted = wantedBy(ctx.access, walk.search.q);
  const { cursor, isBackward } = walk;
  const at = cursor?.key.startsWith('1') ? 1 : 0;
  const ahead = isBackward ? stretches.slice(0, at + 1).toReversed() : stretches.slice(at);
  const positions: Position[] = [];
  for (const stretch of ahead) {
    const index = stretches.indexOf(stretch);
    const here = cursor && index === at ? { ...cursor, key: cursor.key.slice(1) } : null;
    const rest = { ...walk, cursor: here, limit: walk.limit - positions.length };
    const found = await walkList(tx, rest, await stretchOf(tx, wanted, stretch));
    positions.push(...found.map(({ id }) => ({ id, stretch: index })));
    if (positions.length >= walk.limit) break;
  }
  return positions;
}

function beyond({ key, id, isBackward }: Cursor): SQL {
  const row = sql`(${contacts.name}, ${contacts.id})`;
  const position = sql`(${key}, ${id}::uuid)`;
  return isBackward ? sql`${row} < ${position}` : sql`${row} > ${position}`;
}

async function inOrder(tx: Transaction, ctx: WorkspaceContext, ids: string[]): Promise<ContactView[]> {
  // Named, so that its seven tables are planned once a connection and not once a page.
  const rows = ids.length
    ? await selectContacts(tx, ctx, isFound(contacts.id, ids)).prepare('contacts').execute()
    : [];
  const views = new Map((await contactViews(tx, ctx, rows)).map((view) => [view.id, view]));
  return ids.flatMap((id) => views.get(id) ?? []);
}
