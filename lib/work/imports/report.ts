import 'server-only';
import { and, asc, count, eq, inArray, isNotNull, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import { importRows } from '@/db/schema/work/imports';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { readCustomFields } from '@/lib/work/contacts/fields/read-custom-fields';
import { leftOutReasons } from './internal/outcome';
import { ownImport } from './internal/own-import';

/** A row that did not become a contact, or was not kept completely. */
export interface ReportedRow {
  /** Counted from 1, below the header. */
  row: number;
  /** How people recognise the row: its name, or an address without one. */
  label: string;
  /** Why it was left out or refused: a key of the messages `contacts.import.reason`. */
  reason: string | null;
  /** The earlier row of the same person. */
  sameAs: number | null;
  /** Unreadable values, by the field's key or the custom field's name. */
  dropped: { field: string; value: string }[];
}

/** The first rows, and how many there are. */
export interface ReportedRows {
  rows: ReportedRow[];
  total: number;
}

export interface ImportReport {
  leftOut: ReportedRows;
  refused: ReportedRows;
  /** Rows that were added or updated without some values. */
  dropped: ReportedRows;
}

const shown = 20;

/**
 * Lists the rows of a finished import whose result differs from the file (IM1).
 * @throws NotFound for an import of another person
 * @throws Denied without `contacts.import`
 */
export function reportImport(ctx: WorkspaceContext, importId: string): Promise<ImportReport> {
  return inWorkspace(ctx, async (tx) => {
    const { id } = await ownImport(tx, ctx, importId);
    const own = new Map(
      (await readCustomFields(tx, ctx.workspace.id)).map((field) => [field.id, field.name]),
    );
    const ofThis = and(eq(importRows.workspaceId, ctx.workspace.id), eq(importRows.importId, id));
    const list = (which: SQL | undefined) => reported(tx, and(ofThis, which), own);
    return {
      leftOut: await list(inArray(importRows.refusal, leftOutReasons)),
      refused: await list(and(isNotNull(importRows.refusal), notInArray(importRows.refusal, leftOutReasons))),
      dropped: await list(and(isNull(importRows.refusal), sql`${importRows.dropped} <> '[]'`)),
    };
  });
}

async function reported(
  tx: Transaction,
  which: SQL | undefined,
  own: ReadonlyMap<string, string>,
): Promise<ReportedRows> {
  const rows = await tx.select().from(importRows).where(which).orderBy(asc(importRows.row)).limit(shown);
  const [counted] = await tx.select({ total: count() }).from(importRows).where(which);
  return {
    rows: rows.map(({ row, name, email, phone, refusal, duplicateOf, dropped }) => ({
      row,
      label: (name || email || phone) ?? '',
      reason: refusal,
      sameAs: refusal === null ? null : duplicateOf,
      dropped: dropped.map(({ field, value }) => ({ field: own.get(field) ?? field, value })),
    })),
    total: counted?.total ?? 0,
  };
}
