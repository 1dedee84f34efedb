import 'server-only';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { eventDeliveries } from '@/db/schema/access/event-endpoints';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { readMomentCursor } from '@/lib/platform/paging/moment-cursor';
import { type Page, pageOf } from '@/lib/platform/paging/page';
import { requireId } from '@/lib/platform/require-id';
import type { DeliverySearch } from './delivery-search';

/** A delivery with its last try, without its content. */
export interface DeliveryView {
  id: string;
  /** Null for a test. */
  seq: number | null;
  event: string;
  state: 'waiting' | 'delivered' | 'given-up';
  tries: number;
  triedAt: Date | null;
  /** The time of the next try; null when there is none. */
  nextAt: Date | null;
  responseCode: number | null;
  error: string | null;
  milliseconds: number | null;
  createdAt: Date;
}

export type DeliveryPage = Page<DeliveryView>;

/** One page of the deliveries of an endpoint, the latest first. @throws Denied */
export async function listDeliveries(
  ctx: WorkspaceContext,
  endpointId: string,
  { cursor: from, size }: DeliverySearch,
): Promise<DeliveryPage> {
  authorize(ctx, 'api-keys.view', { kind: 'workspace' });
  const cursor = readMomentCursor(from);
  const place = sql`(${eventDeliveries.createdAt}, ${eventDeliveries.id})`;
  const start = cursor && sql`(${cursor.key}::timestamptz, ${cursor.id}::uuid)`;
  const direction = cursor?.isBackward ? asc : desc;
  const ofEndpoint = and(
    eq(eventDeliveries.workspaceId, ctx.workspace.id),
    eq(eventDeliveries.endpointId, requireId(endpointId)),
  );
  return inWorkspace(ctx, async (tx) => {
    const found = await tx
      .select({
        delivery: eventDeliveries,
        key: sql<string>`to_char(${eventDeliveries.createdAt} at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')||'+00'`,
      })
      .from(eventDeliveries)
      .where(
        and(ofEndpoint, start ? sql`${place} ${cursor.isBackward ? sql`>` : sql`<`} ${start}` : undefined),
      )
      .orderBy(direction(eventDeliveries.createdAt), direction(eventDeliveries.id))
      .limit(size + 1);
    const positionOf = ({ key, delivery: { id } }: (typeof found)[number]) => ({ key, id });
    const total = await tx.$count(eventDeliveries, ofEndpoint);
    const page = pageOf({ found, size, cursor, positionOf, total });
    return { ...page, rows: page.rows.map(({ delivery }) => viewOf(delivery)) };
  });
}

function viewOf({ workspaceId: _, endpointId: __, ...delivery }: typeof eventDeliveries.$inferSelect) {
  return { ...delivery, nextAt: delivery.state === 'waiting' ? delivery.nextAt : null };
}
