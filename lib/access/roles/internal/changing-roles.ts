import 'server-only';
import { and, eq, ne, or, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { announce, enter, type Transaction } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { lockRoles } from '@/lib/access/context/lock-roles';
import { readCustomRoles } from '@/lib/access/context/model-of-organisation';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { type CustomRole, withCustomRoles } from '@/lib/access/models/custom-roles';
import { modelOf } from '@/lib/access/models/registry';
import { Denied } from '@/lib/platform/errors';
import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import { decideRoleCreation } from '../decide-role-creation';

/**
 * Changes the roles of an organisation under its exclusive lock, with the actor read again, who must administer it and
 * see the roles here.
 *
 * @throws Denied · NotFound · Stale
 */
export function changingRoles<T>(
  ctx: WorkspaceContext,
  work: (tx: Transaction, actor: WorkspaceContext) => Promise<T>,
): Promise<T> {
  return changingMembers(
    ctx,
    async (tx, actor) => {
      authorize(actor, 'roles.view', { kind: 'workspace' });
      const decision = await decideRoleCreation(tx, actor);
      if (!decision.allowed) throw new Denied(decision);
      return work(tx, actor);
    },
    lockRoles,
  );
}

/**
 * Refuses a role that the actor could not give here: no actor makes a role with permissions that they lack (R3). The
 * policy decides with the model that includes that role.
 *
 * @throws Denied
 */
export async function requireAssignable(
  tx: Transaction,
  actor: WorkspaceContext,
  role: CustomRole,
): Promise<void> {
  const others = (await readCustomRoles(tx, actor.organisation)).filter(({ id }) => id !== role.id);
  const model = withCustomRoles(modelOf(actor.organisation.model), [...others, role]);
  const access = accessOf(model, actor.access.compiled.assignment, actor.access.self);
  const given = { kind: 'assignment', role: role.id, restrictions: [], grants: [] } as const;
  const decision = decide(access, 'users.assign', given);
  if (!decision.allowed) throw new Denied(decision);
}

/** A membership with the role, in any workspace of the organisation. */
export interface Holding {
  workspaceId: string;
  userId: string | null;
}

/** Every holder of a role, and those who get it back when a revocation is undone. Restores the transaction's tenant. */
export async function holdersOf(tx: Transaction, actor: WorkspaceContext, role: string): Promise<Holding[]> {
  const { id: organisationId } = actor.organisation;
  await enter(tx, { ...tenantOf(actor), administeredId: organisationId });
  const holdings = await tx
    .select({ workspaceId: members.workspaceId, userId: members.userId })
    .from(members)
    .where(
      and(
        eq(members.organisationId, organisationId),
        or(eq(members.role, role), eq(members.laterRole, role)),
        or(ne(members.status, 'left'), sql`${members.leftAt} > now() - interval '30 days'`),
      ),
    );
  await enter(tx, tenantOf(actor));
  return holdings;
}

/** Announces a change of access to every workspace with a holder of the role (R4, RV7). */
export async function announceRole(tx: Transaction, holders: readonly Holding[]): Promise<void> {
  for (const workspaceId of new Set(holders.map((holding) => holding.workspaceId))) {
    await announce(tx, { topic: 'flags', workspaceId });
    await announce(tx, { topic: 'members', workspaceId });
  }
}
