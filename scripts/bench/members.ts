import { sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { listMembers, type MemberPage } from '@/lib/access/members/list/list-members';
import { type MemberSort, memberSearch } from '@/lib/access/members/list/member-search';
import type { Measurement } from '../bench';
import { fillMembers } from './fill';
import { benchServer } from './server';
import { inTurn } from './stopwatch';
import type { Ratio } from './table';

const keys: Partial<Record<MemberSort, string>> = {
  name: 'name_key',
  email: 'email_key',
  'last-seen': 'last_seen_key',
};

/** Measures the Users page with fifty rows (first, last, and with a search) against the bare keyset query. */
export const membersBench: Measurement = async (sizes) => {
  const server = await benchServer();
  const owner = await (await server.workspace.addMember('owner')).context();
  await fillMembers(server, sizes.members);
  const ratios: Ratio[] = [];
  for (const sort of ['name', 'email', 'last-seen'] as const) {
    const list =
      (more: object = {}) =>
      () =>
        listMembers(owner, memberSearch.parse({ sort, ...more }));
    const end: MemberPage = await listMembers(owner, memberSearch.parse({ sort, direction: 'desc' }));
    const beforeEnd = end.rows.at(-1)?.id ?? '';
    const key = keys[sort] ?? 'id';
    const last = await pageAfter(owner, sort, beforeEnd, key);
    const times = await inTurn({
      first: list(),
      last: list({ after: last }),
      search: list({ q: 'user9123@' }),
      bareFirst: () => bare(owner, key, null),
      bareLast: () => bare(owner, key, beforeEnd),
    });
    const line = (what: string, value: number, against: number): Ratio => ({
      what: `${sort}: ${what}`,
      value,
      against,
      unit: 'ms',
      bar: { atMost: 3 },
    });
    ratios.push(
      line('first page', times.first, times.bareFirst),
      line('last page', times.last, times.bareLast),
      line('search', times.search, times.bareFirst),
    );
  }
  return ratios;
};

/** The minimum that any list must do: one transaction within the tenant, and fifty whole rows found by their index. */
function bare(ctx: WorkspaceContext, key: string, afterId: string | null) {
  const column = sql.raw(key);
  return inWorkspace(ctx, (tx) =>
    tx
      .select()
      .from(members)
      .where(
        sql`workspace_id = ${ctx.workspace.id} and status <> 'left' and ${
          afterId
            ? sql`(${column}, id) > (select ${column}, id from members where workspace_id = ${ctx.workspace.id} and id = ${afterId})`
            : sql`true`
        }`,
      )
      .orderBy(sql`${column}, id`)
      .limit(51),
  );
}

/** The cursor of the last page: the row that is fifty rows before the end. */
async function pageAfter(ctx: WorkspaceContext, sort: MemberSort, id: string, key: string): Promise<string> {
  const [row] = await inWorkspace(ctx, (tx) =>
    tx.execute<{ keys: string }>(sql`select ${sql.raw(key)}::text as keys from members
      where workspace_id = ${ctx.workspace.id} and id = ${id}`),
  );
  const { encodeCursor } = await import('@/lib/access/members/list/cursor');
  return encodeCursor(sort, { keys: [row?.keys ?? ''], id, position: 1 });
}
