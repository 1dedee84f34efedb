import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { imports } from '@/db/schema/work/imports';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { recognise } from '@/lib/platform/contact-files/csv-file/layouts';
import { Invalid } from '@/lib/platform/errors';
import { readCustomFields } from '@/lib/work/contacts/fields/read-custom-fields';
import { ownImport } from './internal/own-import';
import { openImport, readChunk } from './internal/read-file';

const mostRows = 200_000;

/**
 * Reads the received file once, counts its rows, and guesses the columns. A repeated call changes nothing.
 * @throws NotFound, Denied
 * @throws Invalid on `file` for an empty one, one with too many rows, one that is not a table of text, or one
 *   that arrived incomplete
 */
export async function readImport(ctx: WorkspaceContext, importId: string): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const found = await ownImport(tx, actor, importId, 'update');
    if (found.status !== 'receiving') return;
    const place = { workspaceId: actor.workspace.id, importId };
    const { columns, rows, notes } = await openImport(found.size, (position) =>
      readChunk(tx, place, position),
    );
    let total = 0;
    for await (const _ of rows) if (++total > mostRows) throw new Invalid({ file: 'file-too-long' });
    if (total === 0) throw new Invalid({ file: 'file-empty' });
    const own = await readCustomFields(tx, place.workspaceId);
    await tx
      .update(imports)
      .set({
        status: 'ready',
        columns,
        mapping: recognise(columns, own),
        notes,
        total,
        updatedAt: sql`now()`,
      })
      .where(and(eq(imports.workspaceId, place.workspaceId), eq(imports.id, importId)));
  });
}
