import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { imports } from '@/db/schema/imports';
import type { WorkspaceContext } from '../access/context';
import { authorize, changingWork } from '../access/transact';

/**
 * Opens an import for a file that will be sent in pieces. Those of the workspace that are older than a day go.
 *
 * @throws Denied without `contacts.import`
 */
export function beginImport(ctx: WorkspaceContext, filename: string): Promise<{ importId: string }> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'contacts.import', { kind: 'workspace' });
    const workspaceId = actor.workspace.id;
    await tx
      .delete(imports)
      .where(and(eq(imports.workspaceId, workspaceId), lt(imports.updatedAt, sql`now() - interval '1 day'`)));
    const importId = v7();
    await tx
      .insert(imports)
      .values({ workspaceId, id: importId, userId: actor.person.userId, filename, status: 'receiving' });
    return { importId };
  });
}
