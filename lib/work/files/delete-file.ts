import 'server-only';
import { and, eq } from 'drizzle-orm';
import { files } from '@/db/schema/work/files';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { completeFiles } from './file-view';

/**
 * Deletes a file permanently; the audit event keeps its name and the actor.
 * @throws Denied (S1.16) · NotFound
 */
export async function deleteFile(ctx: WorkspaceContext, { fileId }: { fileId: string }): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'files.manage', { kind: 'workspace' });
    const [deleted] = await tx
      .delete(files)
      .where(and(completeFiles(actor), eq(files.id, fileId)))
      .returning({ name: files.name, size: files.size, contentType: files.contentType });
    if (!deleted) throw new NotFound();
    const { name, ...before } = deleted;
    await recordAudit(tx, actor.person, {
      event: 'file.deleted',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      subject: { id: fileId, name },
      before,
    });
    await announce(tx, { topic: 'settings', workspaceId: actor.workspace.id });
  });
}
