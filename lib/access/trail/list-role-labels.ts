import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import { inTenant } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { readCustomRoles } from '@/lib/access/context/model-of-organisation';

/**
 * The labels of the organisation's custom roles by id, also of deleted ones: the trail of a deletion has the last
 * label. Events are about both.
 */
export function listRoleLabels({
  person,
  organisation,
}: Pick<OrganisationContext, 'person' | 'organisation'>): Promise<ReadonlyMap<string, string>> {
  return inTenant({ userId: person.userId, organisationId: organisation.id }, async (tx) => {
    const deleted = await tx
      .select({
        id: sql<string>`${auditEvents.before}->>'id'`,
        label: sql<string>`${auditEvents.before}->>'label'`,
      })
      .from(auditEvents)
      .where(
        and(
          eq(auditEvents.organisationId, organisation.id),
          eq(auditEvents.subjectId, organisation.id),
          eq(auditEvents.event, 'role.deleted'),
        ),
      );
    const present = await readCustomRoles(tx, organisation);
    return new Map([...deleted, ...present].map(({ id, label }) => [id, label]));
  });
}
