import 'server-only';
import { and, type SQL, sql } from 'drizzle-orm';
import { mergedWalk } from '@/db/merged-walk';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Cursor } from '@/lib/platform/paging/cursor';
import type { ContactSearch } from './contact-search';
import { stretches, stretchOf, wantedBy } from './matching-contacts';
import { type Narrowed, narrow } from './narrow-contacts';

/** The position of a row. In a search its stretch precedes the name in the cursor's key. */
interface Position {
  id: string;
  stretch?: number;
}

/** The number of rows to read, and where from. */
interface Stride {
  cursor: Cursor | null;
  limit: number;
}

interface Walk extends Stride {
  narrowed: Narrowed;
  search: ContactSearch;
  isBackward: boolean;
}

/**
 * Reads the positions of the contacts that match a search among those that the person sees (R6, S1.24), in the order
 * of the list, or from the cursor on in the direction of the cursor.
 */
export async function walkContacts(
  tx: Transaction,
  ctx: WorkspaceContext,
  search: ContactSearch,
  stride: Stride,
): Promise<Position[]> {
  const isBackward = stride.cursor?.isBackward ?? false;
  const walk = { ...stride, isBackward, search, narrowed: await narrow(tx, ctx, search) };
  return search.q ? walkStretches(tx, ctx, walk) : walkList(tx, walk);
}

async function walkList(
  tx: Transaction,
  { narrowed, search, cursor, isBackward, limit }: Walk,
  where?: SQL,
): Promise<Position[]> {
  const direction = (search.sort === '-name') === isBackward ? 'asc' : 'desc';
  const query = mergedWalk(
    {
      table: contacts,
      columns: { ...contacts, key: contacts.name },
      where: and(narrowed.where, where, cursor ? beyond(cursor, direction) : undefined),
      direction,
      limit,
    },
    narrowed.slice(search.view),
  );
  return (await tx.execute<{ id: string }>(query)).map(({ id }) => ({ id }));
}

/**
 * Reads the stretches in turn, from the cursor on, until the limit is reached. The names that begin with the text come
 * first in either sort.
 */
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

function beyond({ key, id }: Cursor, direction: 'asc' | 'desc'): SQL {
  const row = sql`(${contacts.name}, ${contacts.id})`;
  const position = sql`(${key}, ${id}::uuid)`;
  return direction === 'desc' ? sql`${row} < ${position}` : sql`${row} > ${position}`;
}
