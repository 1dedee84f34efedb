import type { AccessModel, Assignment, Rule, Scope } from '@/lib/policy/model';
import { catalogue } from '../catalogue';

/**
 * A second interpreter of the models, for comparison only. It shares only the data with the engine: it compiles and
 * caches nothing, and walks the model again for every question.
 */

/** The decision, and the deciding rule: `<kind>:<id>`. */
export interface Answer {
  allowed: boolean;
  rule: `${Rule['kind']}:${string}`;
}

interface Verb {
  about: string;
  hasRows?: boolean;
  implies?: readonly string[];
  guards?: readonly string[];
}
export const features: Record<string, { verbs: Record<string, Verb> }> = catalogue.features;

export const yes = (rule: Answer['rule']): Answer => ({ allowed: true, rule });
export const no = (rule: Answer['rule']): Answer => ({ allowed: false, rule });

export function answerWithoutTarget(model: AccessModel, actor: Assignment, permission: string): Answer {
  const unknown = unknownIn(model, actor);
  if (unknown !== null) return no(`unknown:${unknown}`);
  if (isMisplaced(model, actor.role, actor.level)) return no(`place:${actor.role}`);
  if (actor.status !== 'active') return no(`status:${actor.status}`);
  if (!permissionsOf(model).includes(permission)) return no(`unknown:${permission}`);

  const given = giver(model, actor, permission);
  if (given === null) {
    const right = model.roles[actor.role]?.rights?.find((id) => rightGives(model, id, permission));
    return right === undefined ? no(`role:${actor.role}`) : no(`right:${right}`);
  }
  const restriction = restrictionOn(model, actor, permission);
  if (restriction !== undefined) return no(`restriction:${restriction}`);
  const fixed = fixedRequirement(model, actor, permission);
  if (fixed !== undefined) return no(`requirement:${fixed}`);
  for (const { id, on, anyOf, roles } of model.requirements) {
    if (!anyOf || !concerns(on, permission) || (roles && !roles.includes(actor.role))) continue;
    const isMet = permissionsOf(model).some(
      (other) =>
        named(anyOf, other) &&
        isGranted(model, actor, other) &&
        fixedRequirement(model, actor, other) === undefined,
    );
    if (!isMet) return no(`requirement:${id}`);
  }
  const [feature = '', verb = ''] = permission.split('.');
  if (features[feature]?.verbs[verb]?.guards?.includes('founding') && lacksSomethingOfFounder(model, actor))
    return no('guard:founding');
  return yes(given);
}

/** A member who founds a workspace holds its top role, so they need all of it before. */
function lacksSomethingOfFounder(model: AccessModel, actor: Assignment): boolean {
  const below = actor.level + 1;
  const founder = Object.keys(model.roles).find(
    (id) => model.roles[id]?.top && !isMisplaced(model, id, below),
  );
  if (founder === undefined) return true;
  const unrestricted = { ...actor, role: founder, restrictions: [], grants: [] };
  const isMasked = actor.restrictions.some((id) => model.restrictions[id]?.masks !== undefined);
  return (
    isMasked ||
    permissionsOf(model).some(
      (each) => isGranted(model, unrestricted, each) && !isGranted(model, actor, each),
    ) ||
    model.features.some(
      (each) => width[scopeOf(model, actor, each).scope] < width[scopeOf(model, unrestricted, each).scope],
    )
  );
}

export function unknownIn(
  model: AccessModel,
  { role, restrictions, grants, status }: Assignment,
): string | null {
  if (!['invited', 'upcoming', 'active', 'suspended', 'ended', 'left'].includes(status)) return status;
  if (!Object.keys(model.roles).includes(role)) return role;
  const ids = [...Object.keys(model.restrictions)];
  const restriction = [...restrictions].sort().find((id) => !ids.includes(id));
  if (restriction !== undefined) return restriction;
  const grant = [...grants].sort().find((id) => !Object.keys(model.rights).includes(id));
  return grant ?? null;
}

export function isMisplaced(model: AccessModel, role: string, level: number): boolean {
  const levels = model.roles[role]?.levels;
  return levels !== undefined && !((levels.min ?? 0) <= level && level <= (levels.max ?? level));
}

export function permissionsOf(model: AccessModel): string[] {
  return model.features.flatMap((id) =>
    Object.keys(features[id]?.verbs ?? {}).map((verb) => `${id}.${verb}`),
  );
}

function named(patterns: readonly string[], permission: string): boolean {
  const [feature = '', verb = ''] = permission.split('.');
  const names = [permission, `${feature}.*`, `*.${verb}`, '*.*'];
  return patterns.some((pattern) => names.includes(pattern));
}

/** The permission, and everything that it implies at any distance. */
function implied(permission: string): string[] {
  const [feature = '', verb = ''] = permission.split('.');
  const next = features[feature]?.verbs[verb]?.implies ?? [];
  return [permission, ...next.flatMap((other) => implied(`${feature}.${other}`))];
}

/** Patterns give a permission if they name it or anything that implies it. */
function give(patterns: readonly string[], permission: string): boolean {
  const [feature = ''] = permission.split('.');
  const siblings = Object.keys(features[feature]?.verbs ?? {}).map((verb) => `${feature}.${verb}`);
  return siblings.some((other) => named(patterns, other) && implied(other).includes(permission));
}

/** Patterns concern a permission if they name it or anything that it implies. */
function concerns(patterns: readonly string[], permission: string): boolean {
  return implied(permission).some((other) => named(patterns, other));
}

function brought(model: AccessModel, right: string, seen: readonly string[] = []): string[] {
  if (seen.includes(right)) return [];
  const next = model.rights[right]?.brings ?? [];
  return [right, ...next.flatMap((other) => brought(model, other, [...seen, right]))];
}

function rightGives(model: AccessModel, right: string, permission: string): boolean {
  return brought(model, right).some((id) => give(model.rights[id]?.grants ?? [], permission));
}

function giver(model: AccessModel, actor: Assignment, permission: string): Answer['rule'] | null {
  const role = model.roles[actor.role];
  if (give(role?.grants ?? [], permission)) return `role:${actor.role}`;
  const held = actor.grants.filter((id) => role?.rights?.includes(id)).flatMap((id) => brought(model, id));
  const right = Object.keys(model.rights).find(
    (id) => held.includes(id) && give(model.rights[id]?.grants ?? [], permission),
  );
  return right === undefined ? null : `right:${right}`;
}

function restrictionOn(model: AccessModel, actor: Assignment, permission: string): string | undefined {
  return Object.keys(model.restrictions).find(
    (id) => actor.restrictions.includes(id) && concerns(model.restrictions[id]?.denies ?? [], permission),
  );
}

function fixedRequirement(model: AccessModel, actor: Assignment, permission: string): string | undefined {
  return model.requirements.find(
    ({ on, roles, plans, minLevel, maxLevel, flags }) =>
      concerns(on, permission) &&
      (roles === undefined || roles.includes(actor.role)) &&
      ((plans !== undefined && !plans.includes(actor.plan)) ||
        (minLevel !== undefined && !(actor.level >= minLevel)) ||
        (maxLevel !== undefined && !(actor.level <= maxLevel)) ||
        (flags !== undefined && !flags.every((flag) => (actor.flags ?? []).includes(flag)))),
  )?.id;
}

/** Given and not restricted, before requirements. */
export function isGranted(model: AccessModel, actor: Assignment, permission: string): boolean {
  return giver(model, actor, permission) !== null && restrictionOn(model, actor, permission) === undefined;
}

export const width: Record<Scope, number> = { own: 1, team: 2, all: 3, tree: 4 };

export function scopeOf(
  model: AccessModel,
  actor: Assignment,
  feature: string,
): { scope: Scope; rule: Answer['rule'] } {
  const appliedScopes = (narrows: Partial<Record<string, Scope>> | undefined) => narrows?.[feature] ?? 'tree';
  const scopes: Partial<Record<string, Scope>> = model.roles[actor.role]?.scopes ?? {};
  const ofRole = scopes[feature] ?? 'all';
  const carried = Object.keys(model.restrictions).filter((id) => actor.restrictions.includes(id));
  const narrowest = [ofRole, ...carried.map((id) => appliedScopes(model.restrictions[id]?.narrows))].reduce(
    (a, b) => (width[b] < width[a] ? b : a),
  );
  if (narrowest === ofRole) return { scope: ofRole, rule: `scope:${ofRole}` };
  const by = carried.find((id) => appliedScopes(model.restrictions[id]?.narrows) === narrowest);
  return { scope: narrowest, rule: `restriction:${by}` };
}
