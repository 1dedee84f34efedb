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
import { readMayMakeRoles } from '../may-make';

/**
 * Changes the roles of an organisation: alone in it, with the actor read again, who administers it and sees the
 * roles here.
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
      const decision = await readMayMakeRoles(tx, actor);
      if (!decision.allowed) throw new Denied(decision);
      return work(tx, actor);
    },
    lockRoles,
  );
}

/**
 * Refuses a role that the actor could not give to somebody here: nobody makes what they do not hold (R3). Asked of
 * the policy as it would be with that role.
 *
 * @throws Denied
 */
export async function requireGivable(
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

/** A place that somebody has by a role, in any workspace of the organisation. */
export interface Holding {
  workspaceId: string;
  userId: string | null;
}

/** Everyone who has a role, or gets it back when a revocation is undone. Leaves the transaction where it was. */
export async function holdersOf(tx: Transaction, actor: WorkspaceContext, role: string): Promise<Holding[]> {
  const { id: organisationId } = actor.organisation;
  await enter(tx, { ...tenantOf(actor), administeredId: organisationId });
  const found = await tx
    .select({ workspaceId: members.workspaceId, userId: members.userId })
    .from(members)
    .where(
      and(
        eq(members.organisationId, organisationId),
        eq(members.role, role),
        or(ne(members.status, 'left'), sql`${members.leftAt} > now() - interval '30 days'`),
      ),
    );
  await enter(tx, tenantOf(actor));
  return found;
}

/** Tells every workspace where somebody holds a role that what they may do has changed (R4, RV7). */
export async function announceRole(tx: Transaction, holders: readonly Holding[]): Promise<void> {
  for (const workspaceId of new Set(holders.map((each) => each.workspaceId))) {
    await announce(tx, { topic: 'flags', workspaceId });
    await announce(tx, { topic: 'members', workspaceId });
  }
}
