import 'server-only';
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { isAmong, visibleRows } from '@/db/visibility';
import type { RecordKind } from '@/lib/access/authzen/record-kind';
import type { Access } from '@/lib/policy/access';
import type { Visibility } from '@/lib/policy/model';

/** A table whose rows a decision point answers about. */
interface AskedTable {
  type: RecordKind['type'];
  features: RecordKind['features'];
  table: PgTable & { workspaceId: AnyPgColumn; id: AnyPgColumn };
  /** The columns that decide who sees a row. */
  columns: { seatId: AnyPgColumn | SQL; teamId: AnyPgColumn | SQL };
  /** The rows that a person sees. */
  seenBy: (access: Access) => Visibility;
  /** A condition on all rows. */
  where?: SQL;
}

/** The column of tables whose rows belong to no team. */
export const noTeam = sql<null>`null::uuid`;

/** The rows of a table as records of a decision point, seen as the lists of the console show them (R6). */
export function decisionRecords({ type, features, table, columns, seenBy, where }: AskedTable): RecordKind {
  const { id } = table;
  return {
    type,
    features,
    seenBy,
    async find(tx, { workspace, access }, ids) {
      const found = await tx
        .select({
          id: sql<string>`${id}`,
          seatId: sql<string | null>`${columns.seatId}`,
          teamId: sql<string | null>`${columns.teamId}`,
        })
        .from(table)
        .where(
          and(
            eq(table.workspaceId, workspace.id),
            isAmong(id, ids),
            visibleRows(seenBy(access), columns),
            where,
          ),
        );
      return new Map(found.map(({ id: key, ...row }) => [key, row]));
    },
    async list(tx, { workspace, access }, rows, { after, limit }) {
      const found = await tx
        .select({ id: sql<string>`${id}` })
        .from(table)
        .where(
          and(
            eq(table.workspaceId, workspace.id),
            after === null ? undefined : gt(id, after),
            visibleRows(seenBy(access), columns),
            visibleRows(rows, columns),
            where,
          ),
        )
        .orderBy(asc(id))
        .limit(limit);
      return found.map((row) => row.id);
    },
  };
}
