import 'server-only';
import { and, count, eq, isNotNull, sql } from 'drizzle-orm';
import { type ImportMapping, importRows, imports } from '@/db/schema/imports';
import type { Transaction } from '@/db/tenant';
import type { CustomField } from '@/lib/contacts/custom-field';
import type { WorkspaceContext } from '../access/context';
import { inWorkspace } from '../access/transact';
import { readCustomFields } from '../contact-fields/read';
import { readChunk, rowsOf } from './file';
import { ownImport } from './own';

/** An import as whoever began it finds it again. */
export interface ImportView {
  id: string;
  filename: string;
  status: 'receiving' | 'ready' | 'running' | 'done' | 'failed';
  columns: string[];
  mapping: ImportMapping;
  /** The workspace's own fields, which columns can be mapped to. */
  own: CustomField[];
  /** The first rows, as they stand in the file. */
  sample: { row: number; fields: string[] }[];
  total: number;
  checked: number;
  added: number;
  /** Rows of people who were there already, whose empty fields were filled. */
  filled: number;
  refused: number;
  /** Running, but nothing has moved for a while: it may be started again. */
  isStuck: boolean;
}

/**
 * Shows an import.
 *
 * @throws NotFound for anyone else's
 * @throws Denied without `contacts.import`
 */
export function viewImport(ctx: WorkspaceContext, importId: string): Promise<ImportView> {
  return inWorkspace(ctx, async (tx) => {
    const found = await ownImport(tx, ctx, importId);
    const ofThis = and(eq(importRows.workspaceId, ctx.workspace.id), eq(importRows.importId, found.id));
    const sample = found.status === 'receiving' ? [] : await firstRows(tx, found);
    const [refused] =
      found.status === 'done'
        ? await tx
            .select({ total: count() })
            .from(importRows)
            .where(and(ofThis, isNotNull(importRows.refusal)))
        : [];
    const [moved] = await tx
      .select({ isStuck: sql<boolean>`${imports.updatedAt} < now() - interval '1 minute'` })
      .from(imports)
      .where(and(eq(imports.workspaceId, ctx.workspace.id), eq(imports.id, found.id)));
    const { id, filename, status, columns, mapping, total, checked, added, filled } = found;
    return {
      id,
      filename,
      status,
      columns,
      own: await readCustomFields(tx, ctx.workspace.id),
      mapping: mapping ?? { name: [], phone: [], email: [] },
      sample,
      total,
      checked,
      added,
      filled,
      refused: refused?.total ?? 0,
      isStuck: status === 'running' && (moved?.isStuck ?? false),
    };
  });
}

const shown = 5;

async function firstRows(
  tx: Transaction,
  { workspaceId, id: importId }: typeof imports.$inferSelect,
): Promise<ImportView['sample']> {
  const sample: ImportView['sample'] = [];
  let row = 0;
  for await (const fields of rowsOf((position) => readChunk(tx, { workspaceId, importId }, position))) {
    if (row > 0) sample.push({ row, fields });
    if (row === shown) break;
    row++;
  }
  return sample;
}
