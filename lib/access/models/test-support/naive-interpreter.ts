import type { AccessModel, Assignment, Self, Target } from '@/lib/policy/model';
import {
  type Answer,
  answerWithoutTarget,
  features,
  isGranted,
  isMisplaced,
  no,
  permissionsOf,
  scopeOf,
  unknownIn,
  width,
} from './naive-access';

/** The second interpreter about a target, and about the pair of an actor and another person. */

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
  return isLifting || givesMoreBelow(model, given, bound) ? 'ceiling' : null;
}

/** Walks down the tree, and compares what the two inherit at each depth. */
function givesMoreBelow(model: AccessModel, given: Assignment, bound: Assignment): boolean {
  const inherit = (above: Assignment | null): Assignment | null => {
    const role = above && model.roles[above.role]?.below;
    if (!above || !role) return null;
    const below = {
      ...above,
      role,
      level: above.level + 1,
      restrictions: above.restrictions.filter((id) => model.restrictions[id]?.roles.includes(role)),
      grants: above.grants.filter((id) => model.roles[role]?.rights?.includes(id)),
    };
    return isMisplaced(model, role, below.level) || unknownIn(model, below) !== null ? null : below;
  };
  let [theirs, own] = [inherit(given), inherit(bound)];
  while (theirs && theirs.level < 9) {
    if (!own || isMoreThan(model, theirs, own)) return true;
    [theirs, own] = [inherit(theirs), inherit(own)];
  }
  return false;
}

function isMoreThan(model: AccessModel, one: Assignment, other: Assignment): boolean {
  const maskedOf = ({ restrictions }: Assignment) =>
    new Set(restrictions.flatMap((id) => model.restrictions[id]?.masks ?? []));
  return (
    permissionsOf(model).some((each) => {
      const [feature = '', verb = ''] = each.split('.');
      const { about, hasRows } = features[feature]?.verbs[verb] ?? {};
      const isHeld = (assignment: Assignment) => answerWithoutTarget(model, assignment, each).allowed;
      if (isHeld(one) && !isHeld(other)) return true;
      if (!isGranted(model, one, each)) return false;
      const isWider = width[scopeOf(model, one, feature).scope] > width[scopeOf(model, other, feature).scope];
      return !isGranted(model, other, each) || ((about === 'record' || hasRows === true) && isWider);
    }) || [...maskedOf(other)].some((field) => !maskedOf(one).has(field))
  );
}
