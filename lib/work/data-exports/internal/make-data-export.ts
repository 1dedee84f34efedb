import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { inCopySnapshot } from '@/db/copy-out';
import { dataExportChunks, dataExports } from '@/db/schema/work/data-exports';
import { announce, type Transaction } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { type Asked, layoutOf } from '@/lib/access/exports/layout';
import { Stale } from '@/lib/platform/errors';
import { chunkBytes } from '@/lib/platform/files/size';
import type { Collection } from '@/lib/work/collections/definition';
import { listCustomFields } from '@/lib/work/contacts/fields/read-custom-fields';
import { tablesFor } from '../exported-tables';
import { zipInto } from './zip-file';

interface Run {
  exportId: string;
  runId: string;
}

/**
 * Writes all that a person sees of their workspace into a ZIP file of tables, as of one moment (CS3). The
 * file is compressed and stored in chunks; the access is checked again before each chunk is stored (RV1).
 * @throws NotFound, Denied when the access has ended
 * @throws Stale when another run replaced this one
 */
export async function makeDataExport(
  ctx: WorkspaceContext,
  collections: readonly Collection[],
  run: Run,
  asked: Asked,
): Promise<void> {
  const layout = await layoutOf(asked, ctx.workspace);
  const tables = tablesFor(ctx, collections, await listCustomFields(ctx), layout);
  const encoder = new TextEncoder();
  const file = new Pieces((bytes, position) => keepPiece(ctx, run, bytes, position));
  await progress(ctx, run, { total: tables.length });
  await inCopySnapshot(tenantOf(ctx), (copy) =>
    zipInto(
      (bytes) => file.take(bytes),
      async (add) => {
        for (const [at, { name, columns, more = [], from }] of tables.entries()) {
          const own = more.map(([, value]) => value);
          const values = [...Object.values(columns), ...own].map((value) => sql`${value}`);
          const heads = [...Object.keys(columns), ...more.map(([column]) => column)];
          const rows = sql`select ${sql.join(values, sql`, `)} from ${from}`;
          await add(`${name}.csv`, async (write, signal) => {
            await write(encoder.encode(layout.head(heads)));
            await copy(rows, write, signal, layout.separator);
          });
          await progress(ctx, run, { done: at + 1 });
        }
      },
    ),
  );
  await file.end();
  await progress(ctx, run, { status: 'done', finishedAt: sql`now()` });
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
  { exportId, runId }: Run,
  change: (tx: Transaction, actor: WorkspaceContext) => Promise<Change>,
): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'data-export.export', { kind: 'workspace' });
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
