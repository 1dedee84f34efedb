import 'server-only';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { CountryCode } from 'libphonenumber-js/min';
import { v7 } from 'uuid';
import { type ImportMapping, importRows, imports } from '@/db/schema/imports';
import { Stale } from '@/lib/errors';
import type { WorkspaceContext } from '../access/context';
import { changingWork } from '../access/transact';
import { readCustomFields } from '../contact-fields/read';
import { addRows } from './add-rows';
import { checkRow } from './check-row';
import { ownImport } from './own';

export interface RunImport {
  importId: string;
  mapping: ImportMapping;
  /** Whose numbers are those without a country code. */
  country?: CountryCode;
  /** Add rows although someone has their email or phone already. */
  keepDuplicates: boolean;
}

const rowsAtOnce = 2_000;

/**
 * Begins the run of an import: one at a time. One that has stood still for a minute may be begun again.
 *
 * @returns the run, for `runImport`
 * @throws NotFound, Denied
 * @throws Stale when it runs or is done already (RV5)
 */
export function claimRun(ctx: WorkspaceContext, { importId, mapping }: RunImport): Promise<string> {
  return changingWork(ctx, async (tx, actor) => {
    await ownImport(tx, actor, importId, 'update');
    const runId = v7();
    const claimed = await tx
      .update(imports)
      .set({ status: 'running', runId, mapping, checked: 0, updatedAt: sql`now()` })
      .where(
        and(
          eq(imports.workspaceId, actor.workspace.id),
          eq(imports.id, importId),
          sql`(status in ('ready', 'failed') or (status = 'running' and updated_at < now() - interval '1 minute'))`,
        ),
      )
      .returning({ id: imports.id });
    if (claimed.length === 0) throw new Stale();
    return runId;
  });
}

/**
 * Checks every row, showing how far it is, then adds all good ones in one transaction: until then nothing of
 * the file is among the contacts, and a run that dies leaves nothing behind (RV2).
 */
export async function runImport(ctx: WorkspaceContext, input: RunImport, runId: string): Promise<void> {
  try {
    await checkRows(ctx, input, runId);
    await addRows(ctx, input, runId);
  } catch (error) {
    await changingWork(ctx, (tx) =>
      tx
        .update(imports)
        .set({ status: 'failed', updatedAt: sql`now()` })
        .where(
          and(
            eq(imports.workspaceId, ctx.workspace.id),
            eq(imports.id, input.importId),
            eq(imports.runId, runId),
            eq(imports.status, 'running'),
          ),
        ),
    ).catch(() => {}); // whoever lost access meanwhile changes not even this
    throw error;
  }
}

async function checkRows(ctx: WorkspaceContext, input: RunImport, runId: string): Promise<void> {
  const { importId, mapping, country, keepDuplicates } = input;
  const seen = new Set<string>();
  for (let last = 0; ; ) {
    const rows = await changingWork(ctx, async (tx, actor) => {
      const { status, runId: current } = await ownImport(tx, actor, importId, 'update');
      if (status !== 'running' || current !== runId) throw new Stale();
      const workspaceId = actor.workspace.id;
      const found = await tx
        .select({ row: importRows.row, fields: importRows.fields })
        .from(importRows)
        .where(
          and(
            eq(importRows.workspaceId, workspaceId),
            eq(importRows.importId, importId),
            gt(importRows.row, last),
          ),
        )
        .orderBy(asc(importRows.row))
        .limit(rowsAtOnce);
      const own = await readCustomFields(tx, workspaceId);
      const checked = found.map(({ row, fields }) => {
        const result = checkRow(fields, mapping, own, country);
        const isTwice = !result.refusal && !keepDuplicates && isSeen(seen, result);
        return { row, id: v7(), ...result, refusal: isTwice ? 'twice' : result.refusal };
      });
      await tx.execute(sql`update import_rows r
        set contact_id = c.id, name = c.name, phone = c.phone, email = c.email, custom_fields = c.custom,
          refusal = c.refusal
        from jsonb_to_recordset(${JSON.stringify(checked)}::jsonb)
          as c("row" int, id uuid, name text, phone text, email text, custom jsonb, refusal text)
        where r.workspace_id = ${workspaceId}::uuid and r.import_id = ${importId}::uuid and r."row" = c."row"
          -- Said besides, so that only these rows are walked, whatever the planner knows of the table.
          and r."row" between ${last + 1} and ${found.at(-1)?.row ?? last}`);
      await tx
        .update(imports)
        .set({ checked: sql`${imports.checked} + ${found.length}`, updatedAt: sql`now()` })
        .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId)));
      return found;
    });
    if (rows.length < rowsAtOnce) return;
    last = rows.at(-1)?.row ?? last;
  }
}

/** Whether an earlier row of the same file has this email or phone. */
function isSeen(
  seen: Set<string>,
  { email, phone }: { email: string | null; phone: string | null },
): boolean {
  const keys = [email?.toLowerCase(), phone?.replace(/[^0-9+]/g, '')].filter((key) => key !== undefined);
  const isTwice = keys.some((key) => seen.has(key));
  if (!isTwice) for (const key of keys) seen.add(key);
  return isTwice;
}
