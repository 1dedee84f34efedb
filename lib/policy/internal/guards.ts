import type { Access } from '../access';
import { hasBit, isSubset } from '../bit-set';
import type { GuardId } from '../catalogue';
import { type Compiled, compile, type Entry } from '../compile';
import { accessBelow, isRoleOfLevel } from '../levels';
import type { Remedy, Target } from '../model';
import { appointAnother, askAdministrators, askAssigners } from '../remedy';
import { isNarrower } from './applied-scope';
import { entryOf } from './entry-of';

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
export const guards: Readonly<Partial<Record<GuardId, Guard<Target>>>> = {
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
  return entryOf(model.roles, assignment.role);
}

/**
 * Whether an access would give a permission that the actor does not hold. Compared before plan, level and flags as
 * well as after: a right that a requirement withholds today must not become wider than its giver tomorrow, and a
 * requirement may bind the giver's role alone.
 */
function exceeds({ compiled }: Access, target: Given): boolean {
  const { model, assignment } = compiled;
  const bound = roleOf(compiled)?.givesAs;
  const than = bound ? compile(model, { ...assignment, role: bound }) : compiled;
  const { role, restrictions, grants } = target;
  const given = compile(model, { ...assignment, role, restrictions, grants, status: 'active' });
  return (
    !!(than.refusal ?? given.refusal) ||
    isMore(given, than) ||
    assignment.restrictions.some((id) => isLifted(model, id, target))
  );
}

/**
 * Whether an access is wider than another, here or in the workspaces below, where both may inherit (S0.9, S3.13). Trees
 * end before the ninth level, and so do roles that inherit each other.
 */
function isMore(given: Compiled, than: Compiled): boolean {
  const isWider = ({ decision, facts, applied }: Entry) => {
    const bound = than.entries.get(facts.permission);
    return (
      !bound ||
      (decision.allowed && !bound.decision.allowed) ||
      (facts.hasRows && hasBit(given.granted, facts.index) && isNarrower(bound.applied.scope, applied.scope))
    );
  };
  const theirs = inherited(given);
  const own = inherited(than);
  return (
    !isSubset(given.granted, than.granted) ||
    [...given.entries.values()].some(isWider) ||
    [...than.masks.keys()].some((field) => !given.masks.has(field)) ||
    (!!theirs && !theirs.refusal && theirs.assignment.level < 9 && (!own || isMore(theirs, own)))
  );
}

function inherited({ model, assignment }: Compiled): Compiled | null {
  const access = accessBelow(model, assignment);
  return access && compile(model, { ...assignment, ...access, level: assignment.level + 1 });
}

/** A restriction of the actor is lifted, unless another of its group replaces it. */
function isLifted(model: Access['compiled']['model'], id: string, { role, restrictions }: Given): boolean {
  const own = model.restrictions[id];
  if (!own?.roles.includes(role)) return false;
  return !restrictions.some(
    (other) => other === id || (own.group !== undefined && model.restrictions[other]?.group === own.group),
  );
}
