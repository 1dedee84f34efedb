import 'server-only';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { covers } from '@/db/schema/access/covers';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { endOfDay, startOfDay } from '../../internal/days';

/** A span of time: from `startsAt`, up to but without `endsAt`. */
export interface CoverSpan {
  startsAt: Date;
  endsAt: Date;
}

/**
 * The span of a cover from its first and last day. A first day that has begun, or none, means this moment.
 *
 * @throws Invalid on `ends` when that day is over or before the first one
 */
export async function spanOf(
  tx: Transaction,
  actor: WorkspaceContext,
  { starts, ends }: { starts: string | null; ends: string },
): Promise<CoverSpan> {
  const last = await endOfDay(tx, actor, ends);
  if (last.isPast) throw new Invalid({ ends: 'past' });
  const first = starts === null ? null : await startOfDay(tx, actor, starts);
  const startsAt = first && !first.isPast ? first.at : await thisMoment(tx);
  if (startsAt >= last.at) throw new Invalid({ ends: 'ends-first' });
  return { startsAt, endsAt: last.at };
}

/** In whole seconds, so that it is not later than the database's own clock. */
async function thisMoment(tx: Transaction): Promise<Date> {
  const [row] = await tx.execute<{ at: string }>(sql`select date_trunc('second', now()) as at`);
  return new Date(row?.at ?? '');
}

/**
 * Refuses a second cover of the same member by the same colleague at the same time: of any number of presses one makes a
 * cover. Decisive only under the lock of memberships.
 *
 * @throws Invalid on `byId`
 */
export async function requireFree(
  tx: Transaction,
  { id, workspaceId, memberId, byId, startsAt, endsAt }: CoverSpan & Pair & { id?: string },
): Promise<void> {
  const other = await tx.$count(
    covers,
    and(
      eq(covers.workspaceId, workspaceId),
      eq(covers.memberId, memberId),
      eq(covers.byId, byId),
      isNull(covers.endedAt),
      id === undefined ? undefined : ne(covers.id, id),
      sql`${covers.startsAt} < ${endsAt.toISOString()}::timestamptz and ${covers.endsAt} > ${startsAt.toISOString()}::timestamptz`,
    ),
  );
  if (other > 0) throw new Invalid({ byId: 'covers-already' });
}

interface Pair {
  workspaceId: string;
  memberId: string;
  byId: string;
}
