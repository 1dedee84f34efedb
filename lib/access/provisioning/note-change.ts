import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import { directoryTokens } from '@/db/schema/access/directory';
import { enter, type Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';

/**
 * Notes on the token what this transaction changed, from the last event that it wrote to the trail. A request that
 * changed nothing leaves the note as it is.
 */
export async function noteChange(
  tx: Transaction,
  { person, organisation }: OrganisationContext,
): Promise<void> {
  const { program } = person;
  if (!program) return;
  const { id: organisationId } = organisation;
  await enter(tx, { userId: person.userId, organisationId, administeredId: organisationId });
  const [latest] = await tx
    .select({
      event: auditEvents.event,
      subject: auditEvents.subjectName,
      at: auditEvents.at,
      isOurs: sql<boolean>`${auditEvents.actorUserId} = ${program.id} and ${auditEvents.at} >= date_trunc('milliseconds', now())`,
    })
    .from(auditEvents)
    .where(eq(auditEvents.organisationId, organisationId))
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  if (!latest?.isOurs) return;
  const lastChange = { event: latest.event, subject: latest.subject ?? '', at: latest.at.toISOString() };
  await tx
    .update(directoryTokens)
    .set({ lastChange })
    .where(and(eq(directoryTokens.organisationId, organisationId), eq(directoryTokens.id, program.id)));
}
