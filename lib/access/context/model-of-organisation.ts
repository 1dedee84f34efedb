import 'server-only';
import { eq } from 'drizzle-orm';
import { customRoles } from '@/db/schema/access/custom-roles';
import type { organisations } from '@/db/schema/access/organisations';
import type { Transaction } from '@/db/tenant';
import { type CustomRole, withCustomRoles } from '@/lib/access/models/custom-roles';
import { modelOf } from '@/lib/access/models/registry';
import type { AccessModel } from '@/lib/policy/model';

type Organisation = Pick<typeof organisations.$inferSelect, 'id' | 'model'>;

/** The columns of a custom role that the engine uses. */
export const roleColumns = {
  id: customRoles.id,
  base: customRoles.base,
  permissions: customRoles.permissions,
  label: customRoles.label,
  description: customRoles.description,
};

/** The custom roles of an organisation, the oldest first. The transaction must be in the organisation. */
export function readCustomRoles(tx: Transaction, { id }: Pick<Organisation, 'id'>): Promise<CustomRole[]> {
  return tx
    .select(roleColumns)
    .from(customRoles)
    .where(eq(customRoles.organisationId, id))
    .orderBy(customRoles.createdAt, customRoles.id)
    .prepare('custom-roles')
    .execute();
}

/** The access model of an organisation with its custom roles (B7). The transaction must be in the organisation. */
export async function modelIn(tx: Transaction, organisation: Organisation): Promise<AccessModel> {
  return withCustomRoles(modelOf(organisation.model), await readCustomRoles(tx, organisation));
}
