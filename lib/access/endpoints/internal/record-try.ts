import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { eventDeliveries, eventEndpoints } from '@/db/schema/access/event-endpoints';
import { members } from '@/db/schema/access/members';
import { organisations } from '@/db/schema/access/organisations';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { isActive } from '@/lib/access/context/member-now';
import { modelOf } from '@/lib/access/models/registry';
import { notify } from '@/lib/access/notifications/notify';
import type { Delivery, TryResult } from './deliver';
import { type Endpoint, isEndpoint } from './require-endpoint';

/** Seconds before the next try, after each failed one. The last try is about a day after the first. */
export const pauses = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 28_800] as const;

const gone = 410;

/** Records a try: delivered by a 2xx, otherwise due again after a pause or given up. 410 switches the endpoint off. */
export async function recordTry(
  { endpoint, delivery }: { endpoint: Endpoint; delivery: Delivery },
  result: TryResult,
): Promise<void> {
  const { workspaceId, organisationId } = endpoint;
  await inTenant({ workspaceId, organisationId }, async (tx) => {
    if (result.responseCode === gone) await switchOff(tx, endpoint);
    await tx
      .update(eventDeliveries)
      .set({ ...result, ...outcomeOf(result.responseCode ?? 0, delivery.tries) })
      .where(
        and(
          eq(eventDeliveries.workspaceId, workspaceId),
          eq(eventDeliveries.endpointId, endpoint.id),
          eq(eventDeliveries.id, delivery.id),
        ),
      );
    await announce(tx, { topic: 'settings', workspaceId });
  });
}

function outcomeOf(status: number, tries: number) {
  if (status >= 200 && status <= 299) return { state: 'delivered' } as const;
  const pause = pauses[tries - 1];
  if (status === gone || pause === undefined) return { state: 'given-up' } as const;
  return { nextAt: sql`now() + make_interval(secs => ${pause})` };
}

/** The receiver says that it is gone for good. An address that was changed since the post is another receiver. */
async function switchOff(tx: Transaction, { workspaceId, organisationId, id, url }: Endpoint): Promise<void> {
  const [off] = await tx
    .update(eventEndpoints)
    .set({ isOn: false, goneAt: sql`now()`, version: sql`${eventEndpoints.version} + 1` })
    .where(and(isEndpoint(workspaceId, id), eq(eventEndpoints.url, url), eq(eventEndpoints.isOn, true)))
    .returning({ name: eventEndpoints.name });
  if (!off) return;
  await recordAudit(tx, null, {
    event: 'endpoint.gone',
    organisationId,
    workspaceId,
    subject: { id, name: off.name },
    before: { isOn: true },
    after: { isOn: false },
  });
  await notify(tx, workspaceId, {
    event: 'endpoint-gone',
    memberIds: await administratorsOf(tx, workspaceId, organisationId),
    actor: null,
    subject: { endpoint: { id, name: off.name } },
  });
}

/** The active holders of a top role of the workspace. */
async function administratorsOf(
  tx: Transaction,
  workspaceId: string,
  organisationId: string,
): Promise<string[]> {
  const [organisation] = await tx
    .select({ model: organisations.model })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (!organisation) return [];
  const top = Object.entries(modelOf(organisation.model).roles).flatMap(([id, role]) =>
    role.top ? [id] : [],
  );
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), isActive, inArray(members.role, top)));
  return rows.map(({ id }) => id);
}
