import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { organisations } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import { elsewhere, type Transaction } from '@/db/tenant';
import { assignmentIn } from '@/lib/access/context/assignment';
import type { OrganisationContext, WorkspaceContext } from '@/lib/access/context/context';
import { modelIn } from '@/lib/access/context/model-of-organisation';
import { acrossOrganisation, authorize, inWorkspace } from '@/lib/access/context/transactions';
import { plans } from '@/lib/access/models/catalogue';
import type { AccessModel, Plan } from '@/lib/policy/model';
import { type PlanChange, planChanges, type SameAccess } from './internal/plan-changes';

/** A restriction that some plans offer. */
export interface PlanRestriction {
  id: string;
  plans: readonly Plan[];
  /** The members who carry it now: they keep it on any plan (S1.27). */
  members: number;
  /** The further members to whom it can be given where the plan offers it. */
  others: number;
}

/** What depends on the plan of an organisation: for the choice between plans. */
export interface PlanEffects {
  model: string;
  plan: Plan;
  plans: readonly Plan[];
  /** Restrictions that only some plans offer. */
  restrictions: PlanRestriction[];
  /** What each plan opens and closes for the members of today. */
  changes: PlanChange[];
}

/**
 * What the plan of the organisation opens and closes, in counts of members (B2).
 *
 * @throws Denied unless the reader may see its billing
 */
export function planEffects(ctx: OrganisationContext): Promise<PlanEffects> {
  authorize(ctx, 'billing.view', { kind: 'workspace' });
  return acrossOrganisation(ctx, (tx) => readEffects(tx, ctx.organisation));
}

/**
 * The same in a workspace whose owner changes the plan (S2.5).
 *
 * @throws Denied
 */
export function planEffectsHere(ctx: WorkspaceContext): Promise<PlanEffects> {
  authorize(ctx, 'subscription.view', { kind: 'workspace' });
  const { id } = ctx.organisation;
  return inWorkspace(ctx, (tx) =>
    elsewhere(tx, { userId: ctx.person.userId, organisationId: id, administeredId: id }, () =>
      readEffects(tx, ctx.organisation),
    ),
  );
}

async function readEffects(
  tx: Transaction,
  organisation: typeof organisations.$inferSelect,
): Promise<PlanEffects> {
  const model = await modelIn(tx, organisation);
  const accesses = await readAccesses(tx, organisation);
  const { plan } = organisation;
  return {
    model: model.id,
    plan,
    plans,
    restrictions: restrictionsOf(model, accesses),
    changes: planChanges(model, plan, plans, accesses),
  };
}

/** Every different access of the organisation with the number of members who have it: invited, active and suspended ones. */
async function readAccesses(
  tx: Transaction,
  organisation: typeof organisations.$inferSelect,
): Promise<SameAccess[]> {
  const { role, restrictions, grants } = members;
  const { level, flags } = workspaces;
  const rows = await tx
    .select({ role, restrictions, grants, level, flags, people: sql<number>`count(*)::int` })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(
      and(
        eq(members.organisationId, organisation.id),
        inArray(members.status, ['invited', 'active', 'suspended']),
      ),
    )
    .groupBy(role, restrictions, grants, level, flags);
  return rows.map(({ people, ...row }) => ({
    given: assignmentIn({ workspace: row, organisation }, { ...row, status: 'active' }),
    people,
  }));
}

function restrictionsOf(model: AccessModel, accesses: readonly SameAccess[]): PlanRestriction[] {
  const count = (wanted: (access: SameAccess) => boolean) =>
    accesses.filter(wanted).reduce((total, { people }) => total + people, 0);
  return Object.entries(model.restrictions).flatMap(([id, { plans: some, roles }]) => {
    if (!some) return [];
    const carries = ({ given }: SameAccess) => given.restrictions.includes(id);
    return [
      {
        id,
        plans: some,
        members: count(carries),
        others: count((access) => roles.includes(access.given.role) && !carries(access)),
      },
    ];
  });
}
