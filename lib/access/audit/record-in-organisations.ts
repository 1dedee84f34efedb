import 'server-only';
import { eq } from 'drizzle-orm';
import { people } from '@/db/schema/access/organisations';
import { enter, type Transaction } from '@/db/tenant';
import type { AuditEvent } from './event-names';
import { recordAudit } from './record-audit';

/** The organisations whose trails record what happens to a person's account, with their name in each. Enters as the person. */
export async function trailsOf(
  tx: Transaction,
  userId: string,
): Promise<{ organisationId: string; name: string }[]> {
  await enter(tx, { userId });
  return tx
    .select({ organisationId: people.organisationId, name: people.name })
    .from(people)
    .where(eq(people.userId, userId))
    .orderBy(people.organisationId);
}

/**
 * Records what was done to a person's account in the trail of each of their organisations (R7): each reads its own.
 *
 * @param by who did it, if not the person
 */
export async function recordInOrganisations(
  tx: Transaction,
  { userId, ip }: { userId: string; ip: string | null },
  event: AuditEvent,
  by?: Parameters<typeof recordAudit>[1],
): Promise<void> {
  for (const { organisationId, name } of await trailsOf(tx, userId)) {
    await enter(tx, { userId, organisationId });
    await recordAudit(tx, by ?? { userId, name, ip }, {
      event,
      organisationId,
      subject: { id: userId, name },
    });
  }
}
