import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { imports } from '@/db/schema/work/imports';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { largestFile } from './size';

/**
 * Opens an import for a file that will be sent in pieces. Those of the workspace that are older than a day go.
 *
 * @param file what it is called, and how many bytes will follow
 * @throws Denied without `contacts.import`
 * @throws Invalid on `file` for an empty one, or one that is too large
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
