import 'server-only';
import { notFound } from 'next/navigation';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { findRecord } from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';
import { listDeliveries } from '@/lib/work/deliveries/list-deliveries';

/** A record with its log of deliveries, for a page. A missing record and an invalid id both answer 404. */
export async function readLog(ctx: WorkspaceContext, of: { collection: string; recordId: string }) {
  try {
    const [record, log] = await Promise.all([findRecord(ctx, of), listDeliveries(ctx, of)]);
    return { record, log };
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
