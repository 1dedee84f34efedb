import type { AccessModel, FeatureId } from '../model';

/** The rights of one area, as a form and a card put them together (S2.3, S4.4). */
export interface RightArea {
  area: FeatureId;
  rights: readonly string[];
}

/** Some rights by area, in the model's order. */
export function rightAreas(model: AccessModel, ids: readonly string[]): RightArea[] {
  const areas = new Map<FeatureId, string[]>();
  for (const id of Object.keys(model.rights)) {
    const right = ids.includes(id) ? model.rights[id] : undefined;
    if (!right) continue;
    areas.set(right.area, [...(areas.get(right.area) ?? []), id]);
  }
  return [...areas].map(([area, rights]) => ({ area, rights }));
}
