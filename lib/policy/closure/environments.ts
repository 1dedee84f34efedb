import type { AccessModel, Flag, Plan } from '../model';

/** What of a workspace decides besides the access of its members. */
export interface Environment {
  plan: Plan;
  flags: readonly Flag[];
}

/** Every plan and every set of flags that the model can tell apart. */
export function environmentsOf({ catalogue, requirements, restrictions }: AccessModel): Environment[] {
  const namesPlans = [...requirements, ...Object.values(restrictions)].some(({ plans }) => plans);
  const plans = namesPlans ? catalogue.plans : catalogue.plans.slice(-1);
  const named = new Set(requirements.flatMap(({ flags = [] }) => flags));
  let sets: Flag[][] = [[]];
  for (const flag of named) sets = sets.flatMap((set) => [set, [...set, flag]]);
  return plans.flatMap((plan) => sets.map((flags) => ({ plan, flags })));
}
