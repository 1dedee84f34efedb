import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { imports } from '@/db/schema/work/imports';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { largestFile } from './size';

/**
 * Creates an import whose file is sent in chunks, and deletes the workspace's imports older than a day.
 * @param file its name and its announced number of bytes
 * @throws Denied without `contacts.import`
 * @throws Invalid on `file` for an empty or too large one
 */
export function createImport(
  ctx: WorkspaceContext,
  { filename, size }: { filename: string; size: number },
): Promise<{ importId: string }> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'contacts.import', { kind: 'workspace' });
    if (size < 1) throw new Invalid({ file: 'file-empty' });
    if (size > largestFile) throw new Invalid({ file: 'import-too-large' });
    const workspaceId = actor.workspace.id;
    await tx
      .delete(imports)
      .where(and(eq(imports.workspaceId, workspaceId), lt(imports.updatedAt, sql`now() - interval '1 day'`)));
    const importId = v7();
    await tx.insert(imports).values({
      workspaceId,
      id: importId,
      userId: actor.person.userId,
      filename,
      size,
      status: 'receiving',
    });
    return { importId };
  });
}
