import type { Group } from '@/lib/policy/catalogue';
import { restrictionsOf } from '@/lib/policy/changes/takes';
import type { AccessModel, FeatureId } from '@/lib/policy/model';
import { type MatrixFeature, matrix } from '@/lib/policy/overviews/matrix';

/** An item of a line: a whole group of features, the rest of one, a feature, a restriction, or a choice of several. */
export type GlancePart =
  | { kind: 'whole' | 'others'; id: Group }
  | { kind: 'feature'; id: FeatureId; limit?: 'view' | 'own' }
  | { kind: 'restriction' | 'restriction-group'; id: string };

/** One glyph with its items. */
export interface GlanceLine {
  glyph: 'yes' | 'lock' | 'never';
  parts: readonly GlancePart[];
}

/**
 * Summarises a role in a few lines (R10), computed from the matrix: always held, decided by an owner, never held.
 * Removable permissions are named by their restrictions, as in the form.
 *
 * @param level the depth of the workspace: features that no role has there are left out (S0.10)
 */
export function levelGlance(model: AccessModel, role: string, level?: number): GlanceLine[] {
  const yes: GlanceLine[] = [];
  const never: GlancePart[] = [];
  for (const { group, features } of groupsAt(model, level)) {
    const inState = (state: string) => features.filter(({ cells }) => cells[role]?.state === state);
    const held = inState('yes').map((row) => ({ id: row.feature, limit: limitOf(row, role) }));
    const denied = inState('never').map(({ feature }) => feature);
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

/** The groups of the matrix, as far as some role has something of them at the depth. */
function groupsAt(model: AccessModel, level: number | undefined) {
  if (level === undefined) return matrix(model).groups;
  return matrix(model, { level })
    .groups.map(({ group, features }) => ({
      group,
      features: features.filter(({ cells }) => Object.values(cells).some(({ state }) => state !== 'never')),
    }))
    .filter(({ features }) => features.length > 0);
}

/** What the role lacks of a feature that it has: others than its own rows, or everything but seeing. */
function limitOf({ cells, permissions }: MatrixFeature, role: string): 'view' | 'own' | undefined {
  if (cells[role]?.scope === 'own') return 'own';
  const held = permissions.filter((each) => each.cells[role]?.state !== 'never');
  const isMore = permissions.some(
    (each) => Object.values(each.cells).some(({ state }) => state !== 'never') && !held.includes(each),
  );
  return isMore && held.every(({ permission }) => permission.endsWith('.view')) ? 'view' : undefined;
}

function named(
  group: Group,
  held: readonly { id: FeatureId; limit: 'view' | 'own' | undefined }[],
  all: number,
): GlancePart[] {
  if (held.length === all && held.every(({ limit }) => !limit)) return [{ kind: 'whole', id: group }];
  return held.map((part) => ({ kind: 'feature', ...part }));
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
  for (const id of restrictionsOf(model, role)) {
    const group = model.restrictions[id]?.group;
    if (group) parts.set(group, { kind: 'restriction-group', id: group });
    else parts.set(id, { kind: 'restriction', id });
  }
  return [...parts.values()];
}
