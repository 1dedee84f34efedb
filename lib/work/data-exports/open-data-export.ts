import 'server-only';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { dataExportChunks, dataExports } from '@/db/schema/work/data-exports';
import { recordAudit } from '@/lib/access/audit/record-audit';
import {
  loadWorkspaceContext,
  reloadContext,
  type SignedIn,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { authorize, changingWork, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { ownExports } from './internal/own-exports';

export interface DataExportFile {
  filename: string;
  size: number;
  body: ReadableStream<Uint8Array>;
}

/**
 * Streams the file of an export that this person requested. The access is checked before each chunk: no
 * further chunk is sent once it has ended or the file has expired (RV7).
 * @throws NotFound for an export of another person, an unfinished or an expired one
 * @throws Denied (S1.16, S1.18)
 */
export async function openDataExport(
  person: SignedIn,
  slug: string,
  exportId: string,
): Promise<DataExportFile> {
  const ctx = await loadWorkspaceContext(person, slug);
  if (!z.uuid().safeParse(exportId).success) throw new NotFound();
  const size = await changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'data-export.export', { kind: 'workspace' });
    const [found] = await tx
      .select({ size: dataExports.size })
      .from(dataExports)
      .where(isDone(actor, exportId));
    if (!found) throw new NotFound();
    await recordAudit(tx, actor.person, {
      event: 'data.export-downloaded',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      after: { exportId },
    });
    return found.size;
  });
  return { filename: `${ctx.workspace.slug}.zip`, size, body: flow(ctx, exportId, size) };
}

const isDone = (ctx: WorkspaceContext, exportId: string) =>
  and(ownExports(ctx), eq(dataExports.id, exportId), eq(dataExports.status, 'done'));

function flow(ctx: WorkspaceContext, exportId: string, size: number): ReadableStream<Uint8Array> {
  let position = 0;
  let left = size;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const bytes = await readPiece(ctx, exportId, position++);
        controller.enqueue(bytes);
        left -= bytes.length;
        if (left <= 0) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

function readPiece(ctx: WorkspaceContext, exportId: string, position: number): Promise<Uint8Array> {
  return inWorkspace(ctx, async (tx) => {
    const now = await reloadContext(tx, ctx);
    authorize(now, 'data-export.export', { kind: 'workspace' });
    const [piece] = await tx
      .select({ bytes: dataExportChunks.bytes })
      .from(dataExportChunks)
      .innerJoin(
        dataExports,
        and(
          eq(dataExports.workspaceId, dataExportChunks.workspaceId),
          eq(dataExports.id, dataExportChunks.exportId),
        ),
      )
      .where(and(isDone(now, exportId), eq(dataExportChunks.position, position)));
    if (!piece) throw new NotFound();
    return piece.bytes;
  });
}
