import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, inTenant } from '@/db/tenant';
import { listMemberships } from '@/lib/access/context/list-workspaces';
import { readCustomRoles } from '@/lib/access/context/model-of-organisation';
import { coversRole, isFactorDue } from '@/lib/access/context/required-factor';

/** A workspace that requires a second factor of a person. */
export interface OwnRequirement {
  workspace: { name: string; slug: string; timeZone: string };
  from: Date;
  isDue: boolean;
}

/**
 * The workspaces that a person can enter and that require a second factor of them here, now or later: by name (B17).
 *
 * @param providerFactor whether their identity provider asked for one: they lack nothing where that counts
 */
export async function ownRequirements(userId: string, providerFactor = false): Promise<OwnRequirement[]> {
  const memberships = await listMemberships(userId);
  return inTenant({ userId }, async (tx) => {
    const found: OwnRequirement[] = [];
    for (const { workspace, organisation, role } of memberships) {
      await enter(tx, { userId, workspaceId: workspace.id, organisationId: organisation.id });
      const [row] = await tx
        .select({ workspace: workspaces, isDue: isFactorDue })
        .from(workspaces)
        .where(and(eq(workspaces.id, workspace.id), isNotNull(workspaces.factorFrom)));
      const ownRoles = row ? await readCustomRoles(tx, organisation) : [];
      if (!row?.workspace.factorFrom || !coversRole(row.workspace, role, ownRoles)) continue;
      if (providerFactor && row.workspace.factorOfProvider) continue;
      const { name, slug, timeZone, factorFrom } = row.workspace;
      found.push({ workspace: { name, slug, timeZone }, from: factorFrom, isDue: row.isDue });
    }
    return found;
  });
}
