import 'server-only';
import { eq } from 'drizzle-orm';
import { people } from '@/db/schema/access/organisations';
import { enter, type Transaction } from '@/db/tenant';
import type { AuditEvent } from '@/lib/access/audit/event-names';
import { recordAudit } from '@/lib/access/audit/record-audit';

/**
 * Records what a person did to their account in the trail of each of their organisations (R7): each reads its own.
 *
 * @param ip of the request
 */
export async function recordInOrganisations(
  tx: Transaction,
  { userId, ip }: { userId: string; ip: string | null },
  event: AuditEvent,
): Promise<void> {
  await enter(tx, { userId });
  const memberships = await tx
    .select({ organisationId: people.organisationId, name: people.name })
    .from(people)
    .where(eq(people.userId, userId))
    .orderBy(people.organisationId);
  for (const { organisationId, name } of memberships) {
    await enter(tx, { userId, organisationId });
    await recordAudit(tx, { userId, name, ip }, { event, organisationId, subject: { id: userId, name } });
  }
}
