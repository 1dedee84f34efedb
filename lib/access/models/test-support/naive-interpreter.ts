import type { AccessModel, Assignment, Rule, Scope, Self, Target } from '@/lib/policy/model';
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
}
const features: Record<string, { verbs: Record<string, Verb> }> = catalogue.features;

const yes = (rule: Answer['rule']): Answer => ({ allowed: true, rule });
const no = (rule: Answer['rule']): Answer => ({ allowed: false, rule });

export function naive(
  model: AccessModel,
  actor: Assignment,
  self: Self,
  permission: string,
  target: Target,
): Answer {
  const without = answerWithoutTarget(model, actor, permission);
  if (!without.allowed) return without;
  const [feature = '', verb = ''] = permission.split('.');
  const about = features[feature]?.verbs[verb]?.about;
  if (about !== target.kind) return no(`unknown:target:${about}`);
  if (target.kind === 'workspace') return without;
  if (target.kind === 'record') {
    const { scope, rule } = scopeOf(model, actor, feature);
    const isOwn = target.seatId !== null && self.seats.includes(target.seatId);
    const isTeams = target.teamId !== null && self.teams.includes(target.teamId);
    return scope === 'all' || scope === 'tree' || isOwn || (scope === 'team' && isTeams) ? without : no(rule);
  }
  const guard = guardAgainst(model, actor, self, permission, target);
  return guard ? no(`guard:${guard}`) : without;
}

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
  return yes(given);
}

function unknownIn(model: AccessModel, { role, restrictions, grants, status }: Assignment): string | null {
  if (!['invited', 'upcoming', 'active', 'suspended', 'ended', 'left'].includes(status)) return status;
  if (!Object.keys(model.roles).includes(role)) return role;
  const ids = [...Object.keys(model.restrictions)];
  const restriction = [...restrictions].sort().find((id) => !ids.includes(id));
  if (restriction !== undefined) return restriction;
  const grant = [...grants].sort().find((id) => !Object.keys(model.rights).includes(id));
  return grant ?? null;
}

function isMisplaced(model: AccessModel, role: string, level: number): boolean {
  const levels = model.roles[role]?.levels;
  return levels !== undefined && !((levels.min ?? 0) <= level && level <= (levels.max ?? level));
}

function permissionsOf(model: AccessModel): string[] {
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
function isGranted(model: AccessModel, actor: Assignment, permission: string): boolean {
  return giver(model, actor, permission) !== null && restrictionOn(model, actor, permission) === undefined;
}

const width: Record<Scope, number> = { own: 1, team: 2, all: 3, tree: 4 };

function scopeOf(
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

const describing = ['people.edit', 'profiles.update'];
const editing = ['users.edit', 'users.revoke', 'people.edit-role', 'people.remove'];
const giving = ['users.invite', 'users.assign', 'people.assign-role'];

function guardAgainst(
  model: AccessModel,
  actor: Assignment,
  self: Self,
  permission: string,
  target: Extract<Target, { kind: 'member' | 'assignment' }>,
): string | null {
  const role = model.roles[actor.role];
  if (target.kind === 'member') {
    const isEditing = editing.includes(permission);
    const isResetting = permission === 'users.reset-password';
    if ((isEditing || isResetting) && target.userId !== null && target.userId === self.userId) {
      return 'no-self-administration';
    }
    if (
      (isEditing || isResetting || describing.includes(permission)) &&
      !role?.administers.includes(target.role)
    ) {
      return 'administers';
    }
    return isEditing && target.lastOfTopRole ? 'last-of-top-role' : null;
  }
  if (!giving.includes(permission)) return null;
  if (!role?.assigns.includes(target.role)) return 'assigns';
  if (isMisplaced(model, target.role, actor.level)) return 'place';

  const given: Assignment = { ...actor, ...target, status: 'active' };
  const bound: Assignment = role?.givesAs ? { ...actor, role: role.givesAs } : actor;
  if (isMisplaced(model, bound.role, bound.level)) return 'ceiling';
  if (unknownIn(model, given) !== null) return 'ceiling';
  const all = permissionsOf(model);
  if (all.some((each) => isGranted(model, given, each) && !isGranted(model, bound, each))) return 'ceiling';
  const isHeld = (assignment: Assignment, each: string) =>
    answerWithoutTarget(model, { ...assignment, status: 'active' }, each).allowed;
  if (all.some((each) => isHeld(given, each) && !isHeld(bound, each))) return 'ceiling';
  const isWider = all.some((each) => {
    const [feature = '', verb = ''] = each.split('.');
    const { about, hasRows } = features[feature]?.verbs[verb] ?? {};
    return (
      (about === 'record' || hasRows === true) &&
      isGranted(model, given, each) &&
      width[scopeOf(model, given, feature).scope] > width[scopeOf(model, bound, feature).scope]
    );
  });
  if (isWider) return 'ceiling';
  const masked = (restrictions: readonly string[]) =>
    restrictions.flatMap((id) => model.restrictions[id]?.masks ?? []);
  const hidden = masked(given.restrictions);
  if (masked(actor.restrictions).some((field) => !hidden.includes(field))) return 'ceiling';
  const isLifting = actor.restrictions.some((id) => {
    const own = model.restrictions[id];
    if (!own?.roles.includes(target.role) || target.restrictions.includes(id)) return false;
    return !target.restrictions.some(
      (other) => own.group !== undefined && model.restrictions[other]?.group === own.group,
    );
  });
  return isLifting ? 'ceiling' : null;
}
