import { holdingsOf } from '@/lib/policy/holdings';
import type { AccessModel, FeatureId } from '@/lib/policy/model';

/** The rights of one area, as forms and cards group them (S2.3, S4.4). */
export interface RightArea {
  area: FeatureId;
  rights: readonly string[];
}

/** The given rights by area, in the model's order. */
export function rightAreas(model: AccessModel, ids: readonly string[]): RightArea[] {
  const areas = new Map<FeatureId, string[]>();
  for (const id of Object.keys(model.rights)) {
    const right = ids.includes(id) ? model.rights[id] : undefined;
    if (!right) continue;
    areas.set(right.area, [...(areas.get(right.area) ?? []), id]);
  }
  return [...areas].map(([area, rights]) => ({ area, rights }));
}

/** Whether a role already has everything that the model's rights give, so that it needs none of them. */
export function hasEveryRight(model: AccessModel, role: string): boolean {
  const { roles, rights } = holdingsOf(model);
  const held = roles.get(role);
  return (
    rights.size > 0 && [...rights.values()].every((given) => [...given].every((each) => held?.has(each)))
  );
}
