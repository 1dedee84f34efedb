import 'server-only';
import { and, count, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { refersTo } from '@/db/refers-to';
import { seats } from '@/db/schema/access/seats';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';

/** A table whose rows are assigned to seats. */
export type AssignedTable = PgTable & { workspaceId: AnyPgColumn; seatId: AnyPgColumn };

/**
 * Counts the rows assigned to the seats of members, by member id.
 * @param memberIds the members; absent for every member that has such rows
 */
export async function countAssigned(
  tx: Transaction,
  table: AssignedTable,
  workspaceId: string,
  { memberIds, where }: { memberIds?: readonly string[]; where?: SQL },
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ holderId: seats.holderId, total: count() })
    .from(table)
    .innerJoin(seats, refersTo(table.seatId, seats))
    .where(
      and(
        eq(table.workspaceId, workspaceId),
        memberIds ? isAmong(seats.holderId, memberIds) : isNotNull(seats.holderId),
        where,
      ),
    )
    .groupBy(seats.holderId);
  return new Map(rows.flatMap(({ holderId, total }) => (holderId === null ? [] : [[holderId, total]])));
}

/** A table whose rows may belong to a team. */
export type TeamTable = PgTable & { workspaceId: AnyPgColumn; teamId: AnyPgColumn };

/** Counts the rows of a table that belong to these teams, by team id. */
export async function countPerTeam(
  tx: Transaction,
  table: TeamTable,
  workspaceId: string,
  teamIds: readonly string[],
  where: SQL | undefined,
): Promise<Map<string, number>> {
  if (teamIds.length === 0) return new Map();
  const rows = await tx
    .select({ teamId: table.teamId, total: count() })
    .from(table)
    .where(and(eq(table.workspaceId, workspaceId), inArray(table.teamId, [...teamIds]), where))
    .groupBy(table.teamId);
  return new Map(rows.flatMap(({ teamId, total }) => (typeof teamId === 'string' ? [[teamId, total]] : [])));
}

/** The same counts under the key that the access pages use. */
export function named<K extends string>(
  counts: ReadonlyMap<string, number>,
  name: K,
): Map<string, Record<K, number>> {
  return new Map([...counts].map(([id, total]) => [id, { [name]: total } as Record<K, number>]));
}
