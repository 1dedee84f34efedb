import 'server-only';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { type OrganisationRole, people } from '@/db/schema/access/organisations';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { acrossOrganisation, authorize } from '@/lib/access/context/transactions';
import { organisationModel } from '@/lib/access/models/registry';
import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';

export interface PlanChanger {
  name: string;
  email: string;
}

/** More names help no reader. */
const most = 20;

/**
 * The people of the organisation who can change its plan, by name: for a reader who cannot (R5).
 *
 * @throws Denied unless the reader may see its billing
 */
export function listPlanChangers(ctx: OrganisationContext): Promise<PlanChanger[]> {
  authorize(ctx, 'billing.view', { kind: 'workspace' });
  return acrossOrganisation(ctx, async (tx) => {
    const changers = await readPlanChangers(tx, ctx);
    return changers.map(({ name, email }) => ({ name, email }));
  });
}

/** The people who can change the plan, by name. The transaction must be in the organisation. */
export function readPlanChangers(
  tx: Transaction,
  { organisation }: Pick<OrganisationContext, 'organisation'>,
): Promise<(PlanChanger & { userId: string })[]> {
  const roles = (Object.keys(organisationModel.roles) as OrganisationRole[]).filter((role) =>
    mayChange(organisation, role),
  );
  return tx
    .select({ userId: people.userId, name: people.name, email: users.email })
    .from(people)
    .innerJoin(users, eq(users.id, people.userId))
    .where(
      and(
        eq(people.organisationId, organisation.id),
        inArray(people.role, roles),
        isNull(people.suspendedAt),
        isNull(users.disabledAt),
      ),
    )
    .orderBy(asc(people.name), asc(people.userId))
    .limit(most);
}

function mayChange({ plan }: OrganisationContext['organisation'], role: OrganisationRole): boolean {
  const given = { role, restrictions: [], grants: [] };
  const access = accessOf(
    organisationModel,
    { ...given, plan, level: 0, status: 'active' },
    { userId: null, seats: [], teams: [] },
  );
  return decide(access, 'organisation.update', { kind: 'workspace' }).allowed;
}
