import 'server-only';
import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import { eventDeliveries, eventEndpoints } from '@/db/schema/access/event-endpoints';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { mostEndpoints } from './create-endpoint';
import { type EventKind, eventKinds } from './event-kinds';
import { headOfTrail } from './internal/head-of-trail';
import { type Endpoint, isEndpoint } from './internal/require-endpoint';
import { overlapHours, validSecrets } from './internal/signing-secrets';
import type { DeliveryView } from './list-deliveries';

/** An endpoint as its pages show it, without its secrets. */
export interface EndpointView {
  id: string;
  name: string;
  url: string;
  /** Null: all. */
  kinds: EventKind[] | null;
  isOn: boolean;
  /** When the receiver answered 410. */
  goneAt: Date | null;
  version: number;
  /** Until when the previous secret signs as well; null when it no longer does. */
  previousUntil: Date | null;
  createdAt: Date;
  /** The last try. */
  last: (Pick<DeliveryView, 'state' | 'event' | 'responseCode' | 'error'> & { at: Date }) | null;
}

/** @throws Denied (S0.2, S2.17) */
export async function listEndpoints(ctx: WorkspaceContext): Promise<EndpointView[]> {
  authorize(ctx, 'api-keys.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(eventEndpoints)
      .where(eq(eventEndpoints.workspaceId, ctx.workspace.id))
      .orderBy(asc(eventEndpoints.name), asc(eventEndpoints.id))
      .limit(mostEndpoints);
    const views: EndpointView[] = [];
    for (const row of rows) views.push(await viewOf(tx, row));
    return views;
  });
}

/** One endpoint, and the places in the trail from which it can be replayed. @throws Denied · NotFound */
export async function readEndpoint(
  ctx: WorkspaceContext,
  id: string,
): Promise<EndpointView & { firstSeq: number; lastSeq: number; isSealed: boolean }> {
  authorize(ctx, 'api-keys.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx.select().from(eventEndpoints).where(isEndpoint(ctx.workspace.id, id));
    if (!row) throw new NotFound();
    return {
      ...(await viewOf(tx, row)),
      firstSeq: row.madeAtSeq + 1,
      lastSeq: await headOfTrail(tx, ctx.organisation.id),
      isSealed: validSecrets(row, 0).length === 0,
    };
  });
}

async function viewOf(tx: Transaction, row: Endpoint): Promise<EndpointView> {
  const { id, name, url, isOn, goneAt, version, rotatedAt, createdAt } = row;
  const until = rotatedAt && new Date(rotatedAt.getTime() + overlapHours * 3_600_000);
  const [last] = await tx
    .select()
    .from(eventDeliveries)
    .where(
      and(
        eq(eventDeliveries.workspaceId, row.workspaceId),
        eq(eventDeliveries.endpointId, id),
        isNotNull(eventDeliveries.triedAt),
      ),
    )
    .orderBy(desc(eventDeliveries.triedAt))
    .limit(1);
  return {
    ...{ id, name, url, isOn, goneAt, version, createdAt },
    kinds: row.kinds && eventKinds.filter((kind) => row.kinds?.includes(kind)),
    previousUntil: until && until.getTime() > Date.now() ? until : null,
    last: last?.triedAt ? { ...last, at: last.triedAt } : null,
  };
}
