import type { AccessModel, Permission, Remedy } from './model';
import { expand, permissionsOf, withImplied } from './permission-table';

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

/** Nobody can give it to this role, but these hold it. */
export function askHolders(model: AccessModel, permission: Permission): Remedy {
  const all = permissionsOf(model.features);
  return byOrNone(
    'ask',
    rolesWhere(model, ({ grants }) => withImplied(expand(grants, all)).has(permission)),
  );
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
