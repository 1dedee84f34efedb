import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import type { OrganisationContext } from '@/lib/access/context/context';
import { modelOf } from '@/lib/access/models/registry';

/**
 * The events that administrators of the organisation may see: all but those of hosted accounts that do not delegate
 * their administration (S3.15). Events of erased workspaces stay visible.
 */
export function isVisible({ organisation }: OrganisationContext): SQL | undefined {
  const isOfOrganisation = eq(auditEvents.organisationId, organisation.id);
  if (!modelOf(organisation.model).features.includes('delegation')) return isOfOrganisation;
  return and(
    isOfOrganisation,
    sql`not exists (select from workspaces w where w.id = ${auditEvents.workspaceId}
      and w.parent_id is not null and not 'delegated' = any(w.flags))`,
  );
}
