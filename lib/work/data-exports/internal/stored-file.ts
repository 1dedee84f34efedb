import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { dataExportChunks, dataExports } from '@/db/schema/work/data-exports';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import { chunkBytes } from '@/lib/platform/files/size';
import { exportPermission } from '../export-permission';

/** One run of an export. */
export interface Run {
  exportId: string;
  runId: string;
  /** The daily export that it belongs to; null for an export of everything. */
  recordId: string | null;
}

/** The file of a run, stored in chunks while it is written. */
export interface StoredFile {
  take(bytes: Uint8Array): Promise<void>;
  progress(change: Change): Promise<void>;
  /** Stores the rest; the file can be downloaded. */
  finish(): Promise<void>;
}

/**
 * Starts the file of a run. The access is checked again before each chunk is stored (RV1).
 * @throws NotFound, Denied when the access has ended, from each method
 * @throws Stale when another run replaced this one
 */
export function storedFile(ctx: WorkspaceContext, run: Run): StoredFile {
  const pieces = new Pieces((bytes, position) => keepPiece(ctx, run, bytes, position));
  return {
    take: (bytes) => pieces.take(bytes),
    progress: (change) => progress(ctx, run, change),
    async finish() {
      await pieces.end();
      await progress(ctx, run, { status: 'done', finishedAt: sql`now()` });
    },
  };
}

/** Buffers the output into chunks of one size; at most one chunk is in memory. */
class Pieces {
  #parts: Uint8Array[] = [];
  #held = 0;
  #position = 0;

  constructor(private readonly keep: (bytes: Uint8Array, position: number) => Promise<void>) {}

  async take(bytes: Uint8Array): Promise<void> {
    this.#parts.push(bytes);
    this.#held += bytes.length;
    if (this.#held >= chunkBytes) await this.end();
  }

  async end(): Promise<void> {
    if (this.#held === 0) return;
    const piece = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#held = 0;
    await this.keep(piece, this.#position++);
  }
}

function keepPiece(ctx: WorkspaceContext, run: Run, bytes: Uint8Array, position: number): Promise<void> {
  return changing(ctx, run, async (tx, actor) => {
    const workspaceId = actor.workspace.id;
    await tx.insert(dataExportChunks).values({ workspaceId, exportId: run.exportId, position, bytes });
    return { size: sql`${dataExports.size} + ${bytes.length}` };
  });
}

type Change = Parameters<ReturnType<Transaction['update']>['set']>[0];

function progress(ctx: WorkspaceContext, run: Run, change: Change): Promise<void> {
  return changing(ctx, run, async (tx, actor) => {
    await announce(tx, { topic: 'settings', workspaceId: actor.workspace.id });
    return change;
  });
}

/** Changes an export only while this run is the current one and the person still has access. */
function changing(
  ctx: WorkspaceContext,
  { exportId, runId, recordId }: Run,
  change: (tx: Transaction, actor: WorkspaceContext) => Promise<Change>,
): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, exportPermission(recordId), { kind: 'workspace' });
    const changed = await tx
      .update(dataExports)
      .set({ ...(await change(tx, actor)), updatedAt: sql`now()` })
      .where(
        and(
          eq(dataExports.workspaceId, actor.workspace.id),
          eq(dataExports.id, exportId),
          eq(dataExports.runId, runId),
          eq(dataExports.status, 'running'),
        ),
      )
      .returning({ id: dataExports.id });
    if (changed.length === 0) throw new Stale();
  });
}
