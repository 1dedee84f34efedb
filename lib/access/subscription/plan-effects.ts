import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { OrganisationContext } from '@/lib/access/context/context';
import { acrossOrganisation, authorize } from '@/lib/access/context/transactions';
import { plans } from '@/lib/access/models/catalogue';
import { modelOf } from '@/lib/access/models/registry';
import type { AccessModel, Plan } from '@/lib/policy/model';

/** A restriction that some plans offer, with the members who carry it now. */
export interface PlanRestriction {
  id: string;
  plans: readonly Plan[];
  members: number;
}

/** What depends on the plan of an organisation: for the choice between plans. */
export interface PlanEffects {
  model: string;
  plan: Plan;
  plans: readonly Plan[];
  /** Restrictions that only some plans offer (S1.27). Who carries one keeps it on any plan. */
  restrictions: PlanRestriction[];
}

/**
 * What the plan of the organisation opens and closes, in counts of members.
 *
 * @throws Denied unless the reader may see its billing
 */
export function planEffects(ctx: OrganisationContext): Promise<PlanEffects> {
  authorize(ctx, 'billing.view', { kind: 'workspace' });
  const model: AccessModel = modelOf(ctx.organisation.model);
  const offered = Object.entries(model.restrictions).flatMap(([id, { plans: some }]) =>
    some ? [{ id, plans: some }] : [],
  );
  return acrossOrganisation(ctx, async (tx) => {
    const restrictions: PlanRestriction[] = [];
    for (const { id, plans: some } of offered) {
      const carrying = and(
        eq(members.organisationId, ctx.organisation.id),
        inArray(members.status, ['invited', 'active', 'suspended']),
        sql`${id} = any(${members.restrictions})`,
      );
      restrictions.push({ id, plans: some, members: await tx.$count(members, carrying) });
    }
    return { model: model.id, plan: ctx.organisation.plan, plans, restrictions };
  });
}
