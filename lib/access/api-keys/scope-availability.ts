import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { decideRoleCreation, mayCreateRoles } from '@/lib/access/roles/decide-role-creation';
import { Denied } from '@/lib/platform/errors';
import { type Availability, availability } from '@/lib/policy/might-ever';
import { type ApiScope, isOrganisationScope } from './scopes';

/**
 * Whether a person may do now what a scope opens, to any target. The scopes of the organisation are for those who may
 * make its custom roles: its administrators.
 *
 * @param tx a running transaction; absent: one is begun where it is needed
 */
export async function scopeAvailability(
  ctx: WorkspaceContext,
  scope: ApiScope,
  tx?: Transaction,
): Promise<Availability> {
  if (!isOrganisationScope(scope)) return availability(ctx.access, scope);
  const decision = await (tx ? decideRoleCreation(tx, ctx) : mayCreateRoles(ctx));
  return decision.allowed ? { state: 'open', decision } : { state: 'absent', decision };
}

/**
 * Refuses a person who could not do what a scope opens.
 *
 * @throws Denied
 */
export async function requireScope(ctx: WorkspaceContext, scope: ApiScope, tx?: Transaction): Promise<void> {
  const { state, decision } = await scopeAvailability(ctx, scope, tx);
  if (state !== 'open') throw new Denied(decision);
}
