import 'server-only';
import { and } from 'drizzle-orm';
import { members } from '@/db/schema/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/services/access/context';
import type { Cursor } from './cursor';
import { matching } from './filter';
import { beyond, keysOf, orderBy } from './order';
import type { MemberSearch } from './search';
import { type ViewRow, viewColumns } from './view';

/** What a file has, and nothing else can be asked for (CS4). */
export const exportHeader = [
  'name',
  'email',
  'level',
  'restrictions',
  'rights',
  'status',
  'teams',
  'last_seen',
  'joined',
];

const batch = 500;

/** The rows that a search finds, in its order, some hundreds at a time: memory does not grow with them (CS3). */
export async function* exportRows(
  tx: Transaction,
  ctx: WorkspaceContext,
  search: MemberSearch,
): AsyncGenerator<string[][]> {
  const { sort, direction } = search;
  const where = await matching(tx, ctx, search);
  let cursor: Cursor | null = null;
  for (;;) {
    const rows: (ViewRow & { keys: string[] })[] = await tx
      .select({ ...viewColumns, keys: keysOf(sort) })
      .from(members)
      .where(and(where, cursor ? beyond(sort, direction, cursor) : undefined))
      .orderBy(orderBy(sort, direction))
      .limit(batch);
    if (rows.length > 0) yield rows.map(fields);
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    cursor = { keys: last.keys, id: last.member.id, position: 0 };
  }
}

function fields({ member, teams, invitation }: ViewRow): string[] {
  const isExpired = member.status === 'invited' && (invitation?.isExpired ?? true);
  return [
    member.name,
    member.email,
    member.role,
    member.restrictions.join(' '),
    member.grants.join(' '),
    isExpired ? 'expired' : member.status === 'left' ? 'revoked' : member.status,
    teams.map(({ name }) => name).join('; '),
    member.lastSeenAt?.toISOString() ?? '',
    member.joinedAt?.toISOString() ?? '',
  ];
}
