import type { Access } from './access';
import { hasBit, isSubset } from './bit-set';
import { compile } from './compile';
import type { Permission, Remedy, Target } from './model';
import { isHeldAt } from './place';
import { isNarrower } from './reach';
import { appointAnother, askAdministrators, askAssigners } from './remedy';

type Member = Extract<Target, { kind: 'member' }>;
type Given = Extract<Target, { kind: 'assignment' }>;

/** A rule about the pair actor–target that wins over everything a role gives. */
export interface Guard<T extends Target = Member | Given> {
  id: string;
  on: readonly Permission[];
  forbids: (actor: Access, target: T) => boolean;
  /** Who could do it instead. */
  remedy: (actor: Access, target: T) => Remedy;
}

/** Guards of permissions about a member; `decide` has seen to it that the target is one. */
const onMember = (guard: Guard<Member>) => guard as Guard;
/** Guards of permissions about an access to give. */
const onGiven = (guard: Guard<Given>) => guard as Guard;

const changesOfAccess = ['users.edit', 'users.revoke', 'people.edit-role', 'people.remove'] as const;
const givingOfAccess = ['users.invite', 'users.assign', 'people.assign-role'] as const;

/** In the order in which they are asked: the first that forbids is the deciding rule. */
export const guards: readonly Guard[] = [
  onMember({
    // R1, S1.12
    id: 'no-self-administration',
    on: [...changesOfAccess, 'passwords.reset'],
    forbids: ({ self }, target) => self.userId !== null && self.userId === target.userId,
    remedy: ({ compiled }, target) => askAdministrators(compiled.model, target.role),
  }),
  onMember({
    // S1.15
    id: 'administers',
    on: [...changesOfAccess, 'people.edit', 'profiles.update', 'passwords.reset'],
    forbids: ({ compiled }, target) => !roleOf(compiled)?.administers.includes(target.role),
    remedy: ({ compiled }, target) => askAdministrators(compiled.model, target.role),
  }),
  onMember({
    // R2
    id: 'last-of-top-role',
    on: changesOfAccess,
    forbids: (_, target) => target.lastOfTopRole !== false,
    remedy: ({ compiled }, target) => appointAnother(compiled.model, target.role),
  }),
  onGiven({
    // R3: no role above those that the own role may assign
    id: 'assigns',
    on: givingOfAccess,
    forbids: ({ compiled }, target) => !roleOf(compiled)?.assigns.includes(target.role),
    remedy: ({ compiled }, target) => askAssigners(compiled.model, target.role),
  }),
  onGiven({
    // S0.10
    id: 'place',
    on: givingOfAccess,
    forbids: ({ compiled: { model, assignment } }, { role }) =>
      !isHeldAt(model.roles[role], assignment.level),
    remedy: () => ({ kind: 'none' }),
  }),
  onGiven({
    // R3: nothing wider than one's own
    id: 'ceiling',
    on: givingOfAccess,
    forbids: exceeds,
    remedy: ({ compiled }, target) => askAssigners(compiled.model, target.role),
  }),
];

/** The guards of a permission, in order. */
export function guardsOf(permission: string): readonly Guard[] {
  return byPermission.get(permission) ?? [];
}

const byPermission = new Map<string, Guard[]>();
for (const guard of guards) {
  for (const permission of guard.on) {
    byPermission.set(permission, [...(byPermission.get(permission) ?? []), guard]);
  }
}

function roleOf({ model, assignment }: Access['compiled']) {
  return Object.hasOwn(model.roles, assignment.role) ? model.roles[assignment.role] : undefined;
}

/**
 * Whether an access would give what the actor does not hold. Compared before plan, level and flags as well as after: a
 * right must not be given away while it sleeps and wake up wider than its giver, and a requirement may bind the giver's
 * role alone.
 */
function exceeds({ compiled }: Access, target: Given): boolean {
  const { model, assignment } = compiled;
  const bound = roleOf(compiled)?.givesAs;
  const { granted, reaches, masks, refusal, entries } = bound
    ? compile(model, { ...assignment, role: bound })
    : compiled;
  const { role, restrictions, grants } = target;
  const given = compile(model, { ...assignment, role, restrictions, grants, status: 'active' });
  if (refusal || given.refusal || !isSubset(given.granted, granted)) return true;
  const isWithheld = (permission: string) => !entries.get(permission)?.verdict.allowed;
  if ([...given.entries].some(([permission, { verdict }]) => verdict.allowed && isWithheld(permission)))
    return true;

  for (const [feature, { scope }] of reaches) {
    const reach = given.reaches.get(feature)?.scope ?? 'all';
    const gives = [...given.entries.values()].some(
      ({ facts }) => facts.feature === feature && facts.hasRows && hasBit(given.granted, facts.index),
    );
    if (gives && isNarrower(scope, reach)) return true;
  }
  if ([...masks.keys()].some((field) => !given.masks.has(field))) return true;
  return assignment.restrictions.some((id) => isLifted(model, id, target));
}

/** A restriction that the actor carries is lifted, unless another of its group stands in for it. */
function isLifted(model: Access['compiled']['model'], id: string, { role, restrictions }: Given): boolean {
  const own = model.restrictions[id];
  if (!own?.roles.includes(role)) return false;
  return !restrictions.some(
    (other) => other === id || (own.group !== undefined && model.restrictions[other]?.group === own.group),
  );
}
