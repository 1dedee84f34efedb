import 'server-only';
import { eq } from 'drizzle-orm';
import { organisations } from '@/db/schema/access/organisations';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { changingPeople } from '@/lib/access/people/changing-people';
import { Stale } from '@/lib/platform/errors';
import type { Plan } from '@/lib/policy/model';
import { requireNoProvider } from './payment-provider';
import { savePlan } from './save-plan';

export interface ChangeOrganisationPlan {
  /** The plan that was shown when the choice was made. */
  from: Plan;
  plan: Plan;
}

/**
 * Changes the plan of an organisation, by one of its administrators, in every access model. Permissions that depend on
 * it change with the next request (R4).
 *
 * @throws Denied · Stale when the plan is another by now · Invalid where a payment provider sets it
 */
export async function changeOrganisationPlan(
  ctx: OrganisationContext,
  { from, plan }: ChangeOrganisationPlan,
): Promise<void> {
  await changingPeople(ctx, async (tx, actor) => {
    authorize(actor, 'organisation.update', { kind: 'workspace' });
    requireNoProvider();
    const { id } = actor.organisation;
    const [before] = await tx.select().from(organisations).where(eq(organisations.id, id)).for('update');
    if (before?.plan !== from) throw new Stale();
    await savePlan(tx, actor.person, before, plan);
  });
}
