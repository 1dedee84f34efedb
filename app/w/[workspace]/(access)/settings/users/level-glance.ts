import type { Group } from '@/lib/policy/catalogue';
import { matrix } from '@/lib/policy/matrix';
import type { AccessModel, FeatureId } from '@/lib/policy/model';

/** An item of a line: a whole group of features, the rest of one, a feature, a restriction, or a choice of several. */
export type GlancePart =
  | { kind: 'whole' | 'others'; id: Group }
  | { kind: 'feature'; id: FeatureId }
  | { kind: 'restriction' | 'restriction-group'; id: string };

/** One glyph with its items. */
export interface GlanceLine {
  glyph: 'yes' | 'lock' | 'never';
  parts: readonly GlancePart[];
}

/**
 * Summarises a role in a few lines (R10), computed from the matrix: always held, decided by an owner, never held.
 * Removable permissions are named by their restrictions, as in the form.
 */
export function levelGlance(model: AccessModel, role: string): GlanceLine[] {
  const yes: GlanceLine[] = [];
  const never: GlancePart[] = [];
  for (const { group, features } of matrix(model).groups) {
    const inState = (state: string) =>
      features.filter(({ cells }) => cells[role]?.state === state).map(({ feature }) => feature);
    const held = inState('yes');
    const denied = inState('never');
    if (held.length > 0) yes.push({ glyph: 'yes', parts: named(group, held, features.length) });
    if (denied.length === features.length) never.push({ kind: 'whole', id: group });
    else if (denied.length > 1) never.push({ kind: 'others', id: group });
    else never.push(...denied.map((id) => ({ kind: 'feature', id }) as const));
  }
  never.push(...(model.elsewhere ?? []).map((id) => ({ kind: 'feature', id }) as const));
  const locked = [...restrictionParts(model, role), ...givenByRight(model, role)];
  return [
    ...yes,
    ...(locked.length > 0 ? [{ glyph: 'lock', parts: locked } as const] : []),
    ...(never.length > 0 ? [{ glyph: 'never', parts: never } as const] : []),
  ];
}

function named(group: Group, features: readonly FeatureId[], all: number): GlancePart[] {
  if (features.length === all) return [{ kind: 'whole', id: group }];
  return features.map((id) => ({ kind: 'feature', id }));
}

/** Features that a right opens and that no restriction names. */
function givenByRight(model: AccessModel, role: string): GlancePart[] {
  return matrix(model)
    .groups.flatMap(({ features }) => features)
    .filter(({ cells }) => (cells[role]?.rights.length ?? 0) > 0)
    .map(({ feature }) => ({ kind: 'feature', id: feature }));
}

function restrictionParts(model: AccessModel, role: string): GlancePart[] {
  const parts = new Map<string, GlancePart>();
  for (const [id, { roles, group }] of Object.entries(model.restrictions)) {
    if (!roles.includes(role)) continue;
    if (group) parts.set(group, { kind: 'restriction-group', id: group });
    else parts.set(id, { kind: 'restriction', id });
  }
  return [...parts.values()];
}
