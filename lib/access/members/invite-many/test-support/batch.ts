import type { WorkspaceContext } from '@/lib/access/context/context';
import { type CreateBatch, createBatch, readBatch } from '../create-batch';
import { sendBatch } from '../send-batch';
import { type BatchRow, viewBatch } from '../view-batch';

/** A batch of this list, by default for agents without restrictions. */
export async function batchOf(
  ctx: WorkspaceContext,
  list: string,
  access: Partial<Omit<CreateBatch, 'part'>> = {},
): Promise<string> {
  const { batchId } = await createBatch(ctx, {
    part: Buffer.from(list),
    ...{ role: 'agent', restrictions: [], ...access },
  });
  await readBatch(ctx, batchId);
  return batchId;
}

/** Sends a batch as its preview shows it at this moment. */
export async function send(ctx: WorkspaceContext, batchId: string) {
  const { version } = await viewBatch(ctx, batchId);
  return sendBatch(ctx, { batchId, version });
}

/** What each row does or did, in a line: `address act level reason`. */
export async function rowsOf(ctx: WorkspaceContext, batchId: string): Promise<string[]> {
  const { rows } = await viewBatch(ctx, batchId);
  return rows.map(lineOf);
}

export function lineOf({ email, act, access, reason }: BatchRow): string {
  const level = access ? [access.role, ...access.restrictions].join('+') : '';
  return [email, act, level, reason].filter(Boolean).join(' ');
}
