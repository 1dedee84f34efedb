import { holdingsOf } from './holdings';
import type { AccessModel, Permission, Remedy } from './model';

function rolesWhere(model: AccessModel, test: (role: AccessModel['roles'][string]) => boolean): string[] {
  return Object.keys(model.roles).filter((id) => {
    const role = model.roles[id];
    return role !== undefined && test(role);
  });
}

/** Someone who administers the role can lift a restriction of it, or give it a right. */
export function liftedFor(model: AccessModel, role: string): Remedy {
  return byOrNone(
    'lift',
    rolesWhere(model, ({ administers }) => administers.includes(role)),
  );
}

function holdersOf(model: AccessModel, permission: Permission): string[] {
  return [...holdingsOf(model).roles].filter(([, held]) => held.has(permission)).map(([id]) => id);
}

/** Nobody can give it to this role, but these hold it. */
export function askHolders(model: AccessModel, permission: Permission): Remedy {
  return byOrNone('ask', holdersOf(model, permission));
}

/** Who holds `metBy` can make true of the workspace what is missing (S2.19). */
export function metByHolders(model: AccessModel, metBy: Permission | undefined): Remedy {
  return byOrNone('lift', metBy === undefined ? [] : holdersOf(model, metBy));
}

/** These administer members of the role. */
export function askAdministrators(model: AccessModel, role: string): Remedy {
  return byOrNone(
    'ask',
    rolesWhere(model, ({ administers }) => administers.includes(role)),
  );
}

/** These may give the role. */
export function askAssigners(model: AccessModel, role: string): Remedy {
  return byOrNone(
    'ask',
    rolesWhere(model, ({ assigns }) => assigns.includes(role)),
  );
}

/** The floor rises once someone else holds the top role: these can appoint one (R2). */
export function appointAnother(model: AccessModel, role: string): Remedy {
  return byOrNone(
    'lift',
    rolesWhere(model, ({ assigns }) => assigns.includes(role)),
  );
}

function byOrNone(kind: 'lift' | 'ask', by: readonly string[]): Remedy {
  return by.length > 0 ? { kind, by } : { kind: 'none' };
}
