import { holdingsOf, reachOf } from './holdings';
import type { AccessModel, Permission, Remedy } from './model';

/**
 * Whether a holder of the role can give accesses, with its rights if not without. A custom role administers what its
 * base administers, but may lack the permission for it (B7).
 */
function mayGive(model: AccessModel, id: string): boolean {
  return reachOf(model, id).some(({ guards }) => guards.includes('assigns'));
}

/** The roles that can change the access of the role's members. */
function administratorsOf(model: AccessModel, role: string): string[] {
  return Object.keys(model.roles).filter(
    (id) => model.roles[id]?.administers.includes(role) && mayGive(model, id),
  );
}

/** The roles that can give the role. */
function assignersOf(model: AccessModel, role: string): string[] {
  return Object.keys(model.roles).filter(
    (id) => model.roles[id]?.assigns.includes(role) && mayGive(model, id),
  );
}

/** Roles that administer the role can lift a restriction of it, or give it a right. */
export function liftedFor(model: AccessModel, role: string): Remedy {
  return byOrNone('lift', administratorsOf(model, role));
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
  return byOrNone('ask', administratorsOf(model, role));
}

/** Roles that may give the role. */
export function askAssigners(model: AccessModel, role: string): Remedy {
  return byOrNone('ask', assignersOf(model, role));
}

/** The last holder of the top role can go once another holds it: these roles can appoint one (R2). */
export function appointAnother(model: AccessModel, role: string): Remedy {
  return byOrNone('lift', assignersOf(model, role));
}

function byOrNone(kind: 'lift' | 'ask', by: readonly string[]): Remedy {
  return by.length > 0 ? { kind, by } : { kind: 'none' };
}
