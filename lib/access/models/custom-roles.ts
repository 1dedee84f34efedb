import { hasBit } from '@/lib/policy/bit-set';
import { type Compiled, compile } from '@/lib/policy/compile';
import type { AccessModel, Permission, Role } from '@/lib/policy/model';
import { flags } from './catalogue';
import { permissionsOf } from './permissions';

/** A custom role that an organisation made of one of its model's roles (B7): part of that role's permissions, and a name. */
export interface CustomRole {
  id: string;
  /** The role that it is made of: the scopes, the levels, and the roles that it may administer. */
  base: string;
  permissions: Permission[];
  label: string;
  description: string;
}

/** The bound only stops an attacker from filling memory. */
const cacheLimit = 256;
const cache = new WeakMap<AccessModel, Map<string, AccessModel>>();

/**
 * The model with an organisation's custom roles, in the same form as its other roles. A role that may give or
 * administer the base may do the same with the custom role, within its own ceiling; restrictions and requirements of
 * the base apply to it. A custom role is no top role (R2), and is not inherited.
 */
export function withCustomRoles(model: AccessModel, roles: readonly CustomRole[]): AccessModel {
  if (roles.length === 0) return model;
  const cachedModels = cache.get(model) ?? new Map<string, AccessModel>();
  cache.set(model, cachedModels);
  const key = JSON.stringify(
    roles.map(({ id, base, permissions, label, description }) => [id, base, permissions, label, description]),
  );
  const extended = cachedModels.get(key) ?? build(model, roles);
  if (cachedModels.size >= cacheLimit) cachedModels.clear();
  cachedModels.set(key, extended);
  return extended;
}

function build(model: AccessModel, roles: readonly CustomRole[]): AccessModel {
  const derived = roles.filter(({ id, base }) => isHeld(model, base) && !Object.hasOwn(model.roles, id));
  const withDerived = (ids: readonly string[]) => [
    ...ids,
    ...derived.filter(({ base }) => ids.includes(base)).map(({ id }) => id),
  ];
  const builtIn = Object.entries(model.roles).map(([id, role]): [string, Role] => [
    id,
    { ...role, assigns: withDerived(role.assigns), administers: withDerived(role.administers) },
  ]);
  const own = derived.map(({ id, base, permissions, label, description }): [string, Role] => {
    const { scopes, levels, givesAs, assigns = [], administers = [] } = model.roles[base] ?? {};
    return [
      id,
      {
        grants: permissions,
        scopes,
        levels,
        givesAs,
        assigns: withDerived(assigns),
        administers: withDerived(administers),
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
        { ...restriction, roles: withDerived(restriction.roles) },
      ]),
    ),
    requirements: model.requirements.map((requirement) => ({
      ...requirement,
      roles: requirement.roles && withDerived(requirement.roles),
    })),
  };
}

const isHeld = (model: AccessModel, role: string) => Object.hasOwn(model.roles, role);

/** The roles that a custom role can be made of: those that some role may give, in the model's order. */
export function bases(model: AccessModel): string[] {
  const given = new Set(Object.values(model.roles).flatMap(({ assigns }) => assigns));
  return Object.keys(model.roles).filter((id) => given.has(id) && !model.roles[id]?.words);
}

/** The most that a role can hold, with all its rights and every condition met: the choice for a custom role. */
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
