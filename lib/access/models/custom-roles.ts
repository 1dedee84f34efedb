import { hasBit } from '@/lib/policy/bit-set';
import { type Compiled, compile } from '@/lib/policy/compile';
import type { AccessModel, Permission, Role } from '@/lib/policy/model';
import { flags } from './catalogue';
import { permissionsOf } from './permissions';

/** A role that an organisation made of one of its model's roles (B7): some of what that one can hold, and its name. */
export interface CustomRole {
  id: string;
  /** The role that it is made of: its reach, its place in the tree, and whom it may administer. */
  base: string;
  permissions: Permission[];
  label: string;
  description: string;
}

/** The bound only stops an attacker from filling memory. */
const remembered = 256;
const memory = new WeakMap<AccessModel, Map<string, AccessModel>>();

/**
 * The model with roles of an organisation's own, as the same data as its other roles. Whoever gives or administers
 * the role that one is made of gives or administers it too, within their own ceiling; restrictions and requirements
 * about the one hold for the other. It is no top role (R2), and nothing flows down from it.
 */
export function withCustomRoles(model: AccessModel, roles: readonly CustomRole[]): AccessModel {
  if (roles.length === 0) return model;
  const known = memory.get(model) ?? new Map<string, AccessModel>();
  memory.set(model, known);
  const key = JSON.stringify(
    roles.map(({ id, base, permissions, label, description }) => [id, base, permissions, label, description]),
  );
  const found = known.get(key) ?? build(model, roles);
  if (known.size >= remembered) known.clear();
  known.set(key, found);
  return found;
}

function build(model: AccessModel, roles: readonly CustomRole[]): AccessModel {
  const made = roles.filter(({ id, base }) => isHeld(model, base) && !Object.hasOwn(model.roles, id));
  const withMade = (ids: readonly string[]) => [
    ...ids,
    ...made.filter(({ base }) => ids.includes(base)).map(({ id }) => id),
  ];
  const builtIn = Object.entries(model.roles).map(([id, role]): [string, Role] => [
    id,
    { ...role, assigns: withMade(role.assigns), administers: withMade(role.administers) },
  ]);
  const own = made.map(({ id, base, permissions, label, description }): [string, Role] => {
    const { scopes, levels, givesAs, assigns = [], administers = [] } = model.roles[base] ?? {};
    return [
      id,
      {
        grants: permissions,
        scopes,
        levels,
        givesAs,
        assigns: withMade(assigns),
        administers: withMade(administers),
        words: { label, description },
      },
    ];
  });
  return {
    ...model,
    roles: Object.fromEntries([...builtIn, ...own]),
    restrictions: Object.fromEntries(
      Object.entries(model.restrictions).map(([id, restriction]) => [
        id,
        { ...restriction, roles: withMade(restriction.roles) },
      ]),
    ),
    requirements: model.requirements.map((requirement) => ({
      ...requirement,
      roles: requirement.roles && withMade(requirement.roles),
    })),
  };
}

const isHeld = (model: AccessModel, role: string) => Object.hasOwn(model.roles, role);

/** The roles that one can be made of: those that somebody gives, in the model's order. */
export function bases(model: AccessModel): string[] {
  const given = new Set(Object.values(model.roles).flatMap(({ assigns }) => assigns));
  return Object.keys(model.roles).filter((id) => given.has(id) && !model.roles[id]?.words);
}

/** All that a role can hold, with every right of it and wherever its conditions are met: what another is made of. */
export function holdable(model: AccessModel, role: string): Permission[] {
  if (!isHeld(model, role)) return [];
  const { granted } = fullest(model, role);
  return permissionsOf(model.features)
    .filter(({ index }) => hasBit(granted, index))
    .map(({ permission }) => permission);
}

/** A role at its widest: without restriction, with all its rights, where every condition is met. */
export function fullest(model: AccessModel, role: string): Compiled {
  const { rights = [], levels } = model.roles[role] ?? {};
  return compile(model, {
    role,
    restrictions: [],
    grants: rights,
    plan: 'enterprise',
    level: levels?.min ?? 0,
    flags,
    status: 'active',
  });
}
