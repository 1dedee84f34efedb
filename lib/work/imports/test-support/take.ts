import type { WorkspaceContext } from '@/lib/access/context/context';
import { claimRun, type RunImport } from '../claim-run';
import { createImport } from '../create-import';
import { type ImportView, viewImport } from '../import-view';
import { readImport } from '../read-import';
import { receiveChunk } from '../receive-chunk';
import { runImport } from '../run-import';
import { chunkBytes } from '../size';

/** Sends a file like the browser and reads it, ready to be mapped. */
export async function send(ctx: WorkspaceContext, file: Buffer): Promise<string> {
  const { importId } = await createImport(ctx, { filename: 'people.csv', size: file.length });
  for (let position = 0; position * chunkBytes < file.length; position++) {
    const bytes = file.subarray(position * chunkBytes, (position + 1) * chunkBytes);
    const piece = { importId, position, bytes };
    // Sent twice, as after a lost answer (RV5).
    for (let n = 0; n < 2; n++) await receiveChunk(ctx.person, ctx.workspace.slug, piece);
  }
  await readImport(ctx, importId);
  return importId;
}

/** Sends a file and runs its import with the recognised columns. */
export async function take(
  ctx: WorkspaceContext,
  file: Buffer,
  options: Partial<RunImport> = {},
): Promise<ImportView> {
  const importId = await send(ctx, file);
  const { mapping } = await viewImport(ctx, importId);
  const input: RunImport = { importId, mapping, duplicates: 'skip', ...options };
  await runImport(ctx, input, await claimRun(ctx, input));
  return viewImport(ctx, importId);
}
