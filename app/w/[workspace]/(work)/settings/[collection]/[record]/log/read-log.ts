import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { findRecord } from '@/lib/modules';
import { listDeliveries } from '@/lib/work/deliveries/list-deliveries';

/** A record with its log of deliveries, for a page. A missing record and an invalid id both answer 404. */
export async function readLog(ctx: WorkspaceContext, of: { collection: string; recordId: string }) {
  const reading = Promise.all([findRecord(ctx, of), listDeliveries(ctx, of)]);
  const [record, log] = await orNotFound(reading);
  return { record, log };
}
