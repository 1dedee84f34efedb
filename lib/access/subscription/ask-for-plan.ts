import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import { changingWork } from '@/lib/access/context/transactions';
import { catalogue } from '@/lib/access/models/catalogue';
import { notify } from '@/lib/access/notifications/notify';
import { Invalid } from '@/lib/platform/errors';
import { takeAttemptWithin } from '@/lib/platform/limits/take-attempt';
import type { Plan } from '@/lib/policy/model';
import { readPlanChangers } from './plan-changers';

const limit = { name: 'plan-request', most: 3, minutes: 1_440 };

/**
 * Asks the people who can change the plan, as far as they are members of this workspace: in the console and by mail, as
 * they chose (B1). It changes no access, so the audit trail does not have it.
 *
 * @param plans those that include what the asker needs
 * @throws Invalid on `plans` without one that is known and another than the present; as a whole where no member can
 *   change it · Throttled after three in a day
 */
export async function askForPlan(
  ctx: WorkspaceContext,
  { plans }: { plans: readonly Plan[] },
): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const { workspace, organisation, member } = actor;
    const wanted = catalogue.plans.filter((plan) => plans.includes(plan) && plan !== organisation.plan);
    if (wanted.length === 0) throw new Invalid({ plans: 'invalid' });
    const memberIds = await changersHere(tx, actor);
    if (memberIds.length === 0) throw new Invalid({ '': 'plan-nobody-here' });
    await takeAttemptWithin(tx, limit, workspace.id, member.id);
    await notify(tx, workspace.id, {
      event: 'plan-asked',
      memberIds,
      actor: { memberId: member.id, name: member.name },
      subject: { memberId: member.id, plans: wanted },
    });
  });
}

/** The other active members of the workspace who can change the plan. The transaction must be in the organisation. */
export async function changersHere(tx: Transaction, ctx: WorkspaceContext): Promise<string[]> {
  const changers = (await readPlanChangers(tx, ctx)).flatMap(({ userId }) =>
    userId === ctx.person.userId ? [] : [userId],
  );
  if (changers.length === 0) return [];
  const here = and(eq(members.workspaceId, ctx.workspace.id), isActive, inArray(members.userId, changers));
  const found = await tx.select({ id: members.id }).from(members).where(here);
  return found.map(({ id }) => id);
}
