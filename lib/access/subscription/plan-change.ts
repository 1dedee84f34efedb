import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import type { AccessModel, Plan } from '@/lib/policy/model';
import { changersHere } from './ask-for-plan';
import { type PlanChanger, readPlanChangers } from './plan-changers';

/** Who changes the plan, for locks whose remedy is another plan (B1). */
export interface PlanChange {
  /** The page where the reader changes it themself; null for all others. */
  href: string | null;
  changers: readonly PlanChanger[];
  /** Whether the console can ask one of them: a member of this workspace. */
  isAskable: boolean;
}

/** The people whom the locks of a workspace name; null where its plan withholds nothing of its access model. */
export async function planChangeOf(ctx: WorkspaceContext): Promise<PlanChange | null> {
  const { organisation, model, person, viewing } = ctx;
  if (!withholds(model, organisation.plan)) return null;
  const [changers, here] = await readForPage(ctx, async (tx) => [
    await readPlanChangers(tx, ctx),
    await changersHere(tx, ctx),
  ]);
  const isChanger = !viewing && changers.some(({ userId }) => userId === person.userId);
  return {
    href: isChanger ? `/o/${organisation.slug}/plan` : null,
    changers: changers
      .filter(({ userId }) => userId !== person.userId)
      .map(({ name, email }) => ({ name, email })),
    isAskable: !viewing && here.length > 0,
  };
}

function withholds({ restrictions, requirements }: AccessModel, plan: Plan): boolean {
  return [...Object.values(restrictions), ...requirements].some(
    ({ plans }) => plans && !plans.includes(plan),
  );
}
