import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
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
import { requireId } from '@/lib/platform/require-id';
import { exportPermission } from './export-permission';
import { ownFiles } from './internal/own-exports';

export interface DataExportFile {
  filename: string;
  contentType: string;
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
  const file = await changingWork(ctx, async (tx, actor) => {
    const [found] = await tx
      .select({
        size: dataExports.size,
        recordId: dataExports.recordId,
        day: sql<string>`(${dataExports.createdAt} at time zone ${actor.workspace.timeZone}::text)::date::text`,
      })
      .from(dataExports)
      .where(isDone(actor, exportId));
    if (!found) throw new NotFound();
    authorize(actor, exportPermission(found.recordId), { kind: 'workspace' });
    await recordAudit(tx, actor.person, {
      event: 'data.export-downloaded',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      after: { exportId },
    });
    return found;
  });
  const { slug: name } = ctx.workspace;
  const { size, day } = file;
  const body = flow(ctx, exportId, file);
  return file.recordId
    ? { filename: `${name}-contacts-${day}.csv`, contentType: 'text/csv; charset=utf-8', size, body }
    : { filename: `${name}.zip`, contentType: 'application/zip', size, body };
}

const isDone = (ctx: WorkspaceContext, exportId: string) =>
  and(ownFiles(ctx), eq(dataExports.id, requireId(exportId)), eq(dataExports.status, 'done'));

interface Found {
  size: number;
  recordId: string | null;
}

function flow(
  ctx: WorkspaceContext,
  exportId: string,
  { size, recordId }: Found,
): ReadableStream<Uint8Array> {
  let position = 0;
  let left = size;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const bytes = await readPiece(ctx, { exportId, recordId }, position++);
        controller.enqueue(bytes);
        left -= bytes.length;
        if (left <= 0) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

function readPiece(
  ctx: WorkspaceContext,
  { exportId, recordId }: { exportId: string; recordId: string | null },
  position: number,
): Promise<Uint8Array> {
  return inWorkspace(ctx, async (tx) => {
    const now = await reloadContext(tx, ctx);
    authorize(now, exportPermission(recordId), { kind: 'workspace' });
    const [piece] = await tx
      .select({ bytes: dataExportChunks.bytes })
      .from(dataExportChunks)
      .innerJoin(dataExports, refersTo(dataExportChunks.exportId, dataExports))
      .where(and(isDone(now, exportId), eq(dataExportChunks.position, position)));
    if (!piece) throw new NotFound();
    return piece.bytes;
  });
}
