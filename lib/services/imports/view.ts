import 'server-only';
import { and, asc, count, eq, isNotNull, sql } from 'drizzle-orm';
import { type ImportMapping, importRows, imports } from '@/db/schema/imports';
import type { CustomField } from '@/lib/contacts/custom-field';
import type { WorkspaceContext } from '../access/context';
import { inWorkspace } from '../access/transact';
import { readCustomFields } from '../contact-fields/read';
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
    const sample = await tx
      .select({ row: importRows.row, fields: importRows.fields })
      .from(importRows)
      .where(ofThis)
      .orderBy(asc(importRows.row))
      .limit(5);
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
    const { id, filename, status, columns, mapping, total, checked, added } = found;
    return {
      id,
      filename,
      status,
      columns,
      own: await readCustomFields(tx, ctx.workspace.id),
      mapping: mapping ?? { name: [], phone: null, email: null },
      sample,
      total,
      checked,
      added,
      refused: refused?.total ?? 0,
      isStuck: status === 'running' && (moved?.isStuck ?? false),
    };
  });
}
