import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';

/** The seats of an absent member, as their covering colleague has them (B11). */
export interface LentSeats {
  coverId: string;
  /** The absent member. */
  memberId: string;
  name: string;
  /** The first moment after the cover. */
  until: Date;
  seats: readonly string[];
}

/** The seats that a member works from: those that they hold, and those that they cover at this moment. */
export interface WorkedSeats {
  held: readonly string[];
  lent: readonly LentSeats[];
}

/**
 * Reads the seats that a member works from, by the database's clock. A cover lends the seats that the absent member
 * holds, not those that they cover themselves: it does not cascade.
 */
export async function readSeats(
  tx: Transaction,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<WorkedSeats> {
  const rows = await tx
    .select({
      id: sql<string>`id`,
      coverId: sql<string | null>`cover_id`,
      memberId: sql<string | null>`member_id`,
      name: sql<string | null>`name`,
      until: sql<string | null>`until`,
    })
    .from(worked(workspaceId, id))
    .prepare('worked-seats')
    .execute();
  return workedFrom(rows);
}

/** One seat that a member works from; of a cover, with who lends it. */
export interface WorkedSeat {
  id: string;
  coverId: string | null;
  memberId: string | null;
  name: string | null;
  until: string | null;
}

/** The seats that a member works from, by cover. */
export function workedFrom(rows: readonly WorkedSeat[]): WorkedSeats {
  const lent = new Map<string, LentSeats & { seats: string[] }>();
  for (const { id: seatId, coverId, memberId, name, until } of rows) {
    if (coverId === null || memberId === null) continue;
    const cover = lent.get(coverId) ?? {
      coverId,
      memberId,
      name: name ?? '',
      until: new Date(until ?? ''),
      seats: [],
    };
    cover.seats.push(seatId);
    lent.set(coverId, cover);
  }
  return {
    held: rows.filter(({ coverId }) => coverId === null).map((row) => row.id),
    lent: [...lent.values()],
  };
}

/** The condition for a cover `c` in force at this moment. That its covering member is active is theirs to check. */
export const isRunning = sql`(c.ended_at is null and c.starts_at <= now() and c.ends_at > now())`;

/** The ids of all worked seats, each once: two covers may lend the same seat. */
export function seatIds({ held, lent }: WorkedSeats): string[] {
  return [...new Set([...held, ...lent.flatMap(({ seats }) => seats)])];
}

const worked = (workspaceId: string | SQL, id: string | SQL) => sql`(
    select s.id, null::uuid as cover_id, null::uuid as member_id, null as name, null::timestamptz as until
    from seats s where s.workspace_id = ${workspaceId} and s.holder_id = ${id}
    union all
    select s.id, c.id, c.member_id, m.name, c.ends_at
    from covers c
    join seats s on s.workspace_id = c.workspace_id and s.holder_id = c.member_id
    join members m on m.workspace_id = c.workspace_id and m.id = c.member_id
    where c.workspace_id = ${workspaceId} and c.by_id = ${id} and ${isRunning}) as worked`;

/** The column of the seats that a member works from, each once, for queries about many members. */
export const workedSeatIds = sql<string[]>`coalesce((
  select json_agg(distinct id) from ${worked(sql`members.workspace_id`, sql`members.id`)}), '[]')`;
