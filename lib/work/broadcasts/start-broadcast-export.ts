import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { startExport } from '@/lib/access/exports/start-export';
import { broadcastExport } from './export-file';

/**
 * Authorises and records an export of the results of a broadcast.
 * @throws Denied (S1.18)
 */
export function startBroadcastExport(
  ctx: WorkspaceContext,
  broadcastId: string,
): Promise<{ exportId: string }> {
  return startExport(ctx, broadcastExport, { broadcastId });
}
