import type { ActionResult } from '@/lib/platform/action-result';
import { appendToListAction, createBatchAction, readBatchAction } from './actions';

/** A part in Base64 stays below the limit of request bodies. */
const partBytes = 120 * 1024;

type Access = Omit<Parameters<typeof createBatchAction>[0], 'part'>;

/** Sends a list in parts, then lets the server read it. */
export async function uploadList(
  list: Uint8Array,
  access: Access,
): Promise<ActionResult<{ batchId: string }>> {
  const { workspace } = access;
  const created = await createBatchAction({ ...access, part: base64(list.subarray(0, partBytes)) });
  if (!created.ok) return created;
  const { batchId } = created.data;
  for (let position = partBytes; position < list.length; position += partBytes) {
    const part = base64(list.subarray(position, position + partBytes));
    const appended = await appendToListAction({ workspace, batchId, position, part });
    if (!appended.ok) return appended;
  }
  const read = await readBatchAction({ workspace, batchId });
  return read.ok ? created : read;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
