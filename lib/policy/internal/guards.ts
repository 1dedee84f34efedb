import type { Access } from '../access';
import { hasBit, isSubset } from '../bit-set';
import type { GuardId } from '../catalogue';
import { type Compiled, compile } from '../compile';
import { accessBelow, isRoleOfLevel } from '../levels';
import type { AccessModel, Assignment, Remedy, Target } from '../model';
import { appointAnother, askAdministrators, askAssigners } from '../remedy';
import { isNarrower } from './applied-scope';

type Member = Extract<Target, { kind: 'member' }>;
type Given = Extract<Target, { kind: 'assignment' }>;

/** A rule about the pair actor and target, which wins over everything that a role gives. */
interface Guard<T extends Target> {
  forbids: (actor: Access, target: T) => boolean;
  /** The remedy: who could do it instead. */
  remedy: (actor: Access, target: T) => Remedy;
}

/** Guards of permissions about a member; `decide` has checked the kind of target. */
const onMember = (guard: Guard<Member>) => guard as Guard<Target>;
/** Guards of permissions about an access to give. */
const onGiven = (guard: Guard<Given>) => guard as Guard<Target>;

/** The catalogue lists which guards each permission has, and in which order. */
export const guards: Readonly<Record<GuardId, Guard<Target>>> = {
  // R1, S1.12
  'no-self-administration': onMember({
    forbids: ({ self }, target) => self.userId !== null && self.userId === target.userId,
    remedy: ({ compiled }, target) => askAdministrators(compiled.model, target.role),
  }),
  // S1.15
  administers: onMember({
    forbids: ({ compiled }, target) => !roleOf(compiled)?.administers.includes(target.role),
    remedy: ({ compiled }, target) => askAdministrators(compiled.model, target.role),
  }),
  // R2
  'last-of-top-role': onMember({
    forbids: (_, target) => target.lastOfTopRole !== false,
    remedy: ({ compiled }, target) => appointAnother(compiled.model, target.role),
  }),
  // R3, RO1: no role above those that the actor's role may assign
  assigns: onGiven({
    forbids: ({ compiled }, target) => !roleOf(compiled)?.assigns.includes(target.role),
    remedy: ({ compiled }, target) => askAssigners(compiled.model, target.role),
  }),
  // S0.10
  place: onGiven({
    forbids: ({ compiled: { model, assignment } }, { role }) =>
      !isRoleOfLevel(model.roles[role], assignment.level),
    remedy: () => ({ kind: 'none' }),
  }),
  // R3: nothing wider than the actor's access
  ceiling: onGiven({
    forbids: exceeds,
    remedy: ({ compiled }, target) => askAssigners(compiled.model, target.role),
  }),
};

function roleOf({ model, assignment }: Access['compiled']) {
  return Object.hasOwn(model.roles, assignment.role) ? model.roles[assignment.role] : undefined;
}

/**
 * Whether an access would give a permission that the actor does not hold. Compared before plan, level and flags as
 * well as after: a right that a requirement withholds today must not become wider than its giver tomorrow, and a
 * requirement may bind the giver's role alone.
 */
function exceeds({ compiled }: Access, target: Given): boolean {
  const { model, assignment } = compiled;
  const bound = roleOf(compiled)?.givesAs;
  const { granted, appliedScopes, masks, refusal, entries } = bound
    ? compile(model, { ...assignment, role: bound })
    : compiled;
  const { role, restrictions, grants } = target;
  const given = compile(model, { ...assignment, role, restrictions, grants, status: 'active' });
  if (refusal || given.refusal || !isSubset(given.granted, granted)) return true;
  const isWithheld = (permission: string) => !entries.get(permission)?.decision.allowed;
  if ([...given.entries].some(([permission, { decision }]) => decision.allowed && isWithheld(permission)))
    return true;

  if (seesMore(given, appliedScopes)) return true;
  if ([...masks.keys()].some((field) => !given.masks.has(field))) return true;
  if (assignment.restrictions.some((id) => isLifted(model, id, target))) return true;
  return inheritsMore(model, given.assignment, bound ? { ...assignment, role: bound } : assignment);
}

/** Whether an access has rows of a feature in a wider scope. */
function seesMore(given: Compiled, than: Compiled['appliedScopes']): boolean {
  return [...than].some(([feature, { scope }]) => {
    const applied = given.appliedScopes.get(feature)?.scope ?? 'all';
    return (
      isNarrower(scope, applied) &&
      [...given.entries.values()].some(
        ({ facts }) => facts.feature === feature && facts.hasRows && hasBit(given.granted, facts.index),
      )
    );
  });
}

/** Whether an access gives more in the workspaces below than another one, which may give nothing there (S0.9, S3.13). */
function inheritsMore(model: AccessModel, of: Assignment, than: Assignment): boolean {
  let [theirs, own] = [inherited(model, of), inherited(model, than)];
  // Roles below roles: after so many depths, they repeat.
  for (let depth = 0; theirs && depth < Object.keys(model.roles).length; depth++) {
    if (!own || !isSubset(theirs.granted, own.granted) || seesMore(theirs, own.appliedScopes)) return true;
    for (const field of own.masks.keys()) if (!theirs.masks.has(field)) return true;
    [theirs, own] = [inherited(model, theirs.assignment), inherited(model, own.assignment)];
  }
  return false;
}

function inherited(model: AccessModel, assignment: Assignment): Compiled | null {
  const access = accessBelow(model, assignment);
  const below = access && compile(model, { ...assignment, ...access, level: assignment.level + 1 });
  return below?.refusal ? null : below;
}

/** A restriction of the actor is lifted, unless another of its group replaces it. */
function isLifted(model: Access['compiled']['model'], id: string, { role, restrictions }: Given): boolean {
  const own = model.restrictions[id];
  if (!own?.roles.includes(role)) return false;
  return !restrictions.some(
    (other) => other === id || (own.group !== undefined && model.restrictions[other]?.group === own.group),
  );
}
