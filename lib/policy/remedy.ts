import { holdingsOf } from './holdings';
import type { AccessModel, Permission, Remedy } from './model';

function rolesWhere(model: AccessModel, test: (role: AccessModel['roles'][string]) => boolean): string[] {
  return Object.keys(model.roles).filter((id) => {
    const role = model.roles[id];
    return role !== undefined && test(role);
  });
}

/** Roles that administer the role can lift a restriction of it, or give it a right. */
export function liftedFor(model: AccessModel, role: string): Remedy {
  return byOrNone(
    'lift',
    rolesWhere(model, ({ administers }) => administers.includes(role)),
  );
}

function holdersOf(model: AccessModel, permission: Permission): string[] {
  return [...holdingsOf(model).roles].filter(([, held]) => held.has(permission)).map(([id]) => id);
}

/** No change gives the permission to this role, but these roles hold it. */
export function askHolders(model: AccessModel, permission: Permission): Remedy {
  return byOrNone('ask', holdersOf(model, permission));
}

/** Holders of `metBy` can meet the requirement for the workspace (S2.19). */
export function metByHolders(model: AccessModel, metBy: Permission | undefined): Remedy {
  return byOrNone('lift', metBy === undefined ? [] : holdersOf(model, metBy));
}

/** Roles that administer members of the role. */
export function askAdministrators(model: AccessModel, role: string): Remedy {
  return byOrNone(
    'ask',
    rolesWhere(model, ({ administers }) => administers.includes(role)),
  );
}

/** Roles that may give the role. */
export function askAssigners(model: AccessModel, role: string): Remedy {
  return byOrNone(
    'ask',
    rolesWhere(model, ({ assigns }) => assigns.includes(role)),
  );
}

/** The last holder of the top role can go once another holds it: these roles can appoint one (R2). */
export function appointAnother(model: AccessModel, role: string): Remedy {
  return byOrNone(
    'lift',
    rolesWhere(model, ({ assigns }) => assigns.includes(role)),
  );
}

function byOrNone(kind: 'lift' | 'ask', by: readonly string[]): Remedy {
  return by.length > 0 ? { kind, by } : { kind: 'none' };
}
