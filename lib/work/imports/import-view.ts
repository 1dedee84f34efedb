import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { type ImportMapping, type ImportNotes, imports } from '@/db/schema/work/imports';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import type { CustomField } from '@/lib/work/contacts/custom-field';
import { readCustomFields } from '@/lib/work/contacts/fields/read-custom-fields';
import { ownImport } from './internal/own-import';
import { openImport, readChunk } from './internal/read-file';

/** An import as the member who started it sees it. */
export interface ImportView {
  id: string;
  filename: string;
  status: 'receiving' | 'ready' | 'running' | 'done' | 'failed';
  columns: string[];
  mapping: ImportMapping;
  /** The custom fields that columns can be mapped to. */
  own: CustomField[];
  /** The first rows, as in the file. */
  sample: { row: number; fields: string[] }[];
  /** Notes about the file as a whole. */
  notes: ImportNotes;
  total: number;
  checked: number;
  added: number;
  /** Rows of known contacts, whose empty fields were filled. */
  filled: number;
  /** Rows of known contacts, left out by choice. */
  leftOut: number;
  refused: number;
  /** Running without recent progress: it can be started again. */
  isStuck: boolean;
}

/**
 * Reads an import.
 * @throws NotFound for an import of another person
 * @throws Denied without `contacts.import`
 */
export function viewImport(ctx: WorkspaceContext, importId: string): Promise<ImportView> {
  return inWorkspace(ctx, async (tx) => {
    const found = await ownImport(tx, ctx, importId);
    const sample = found.status === 'receiving' ? [] : await firstRows(tx, found);
    const [moved] = await tx
      .select({ isStuck: sql<boolean>`${imports.updatedAt} < now() - interval '1 minute'` })
      .from(imports)
      .where(and(eq(imports.workspaceId, ctx.workspace.id), eq(imports.id, found.id)));
    const { id, filename, status, columns, mapping, notes, total, checked, added, filled, leftOut, refused } =
      found;
    return {
      id,
      filename,
      status,
      columns,
      own: await readCustomFields(tx, ctx.workspace.id),
      mapping: mapping ?? { name: [], phone: [], email: [] },
      sample,
      notes,
      total,
      checked,
      added,
      filled,
      leftOut,
      refused,
      isStuck: status === 'running' && (moved?.isStuck ?? false),
    };
  });
}

const shown = 5;

async function firstRows(
  tx: Transaction,
  { workspaceId, id: importId, size }: typeof imports.$inferSelect,
): Promise<ImportView['sample']> {
  const { rows } = await openImport(size, (position) => readChunk(tx, { workspaceId, importId }, position));
  const sample: ImportView['sample'] = [];
  for await (const { fields } of rows) {
    sample.push({ row: sample.length + 1, fields });
    if (sample.length === shown) break;
  }
  return sample;
}
