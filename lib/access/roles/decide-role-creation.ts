import 'server-only';
import { and, eq } from 'drizzle-orm';
import { people } from '@/db/schema/access/organisations';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { organisationModel } from '@/lib/access/models/registry';
import { NotFound } from '@/lib/platform/errors';
import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';

/** Whether the actor may make roles: they apply to the whole organisation, so its administrators may (decision 122). */
export function mayCreateRoles(ctx: WorkspaceContext): Promise<Decision> {
  return inWorkspace(ctx, (tx) => decideRoleCreation(tx, ctx));
}

/** The same inside a running transaction. */
export async function decideRoleCreation(tx: Transaction, ctx: WorkspaceContext): Promise<Decision> {
  const { userId } = ctx.person;
  const [membership] = await tx
    .select({ role: people.role })
    .from(people)
    .where(and(eq(people.organisationId, ctx.organisation.id), eq(people.userId, userId)));
  if (!membership) throw new NotFound();
  const access = accessOf(
    organisationModel,
    {
      role: membership.role,
      restrictions: [],
      grants: [],
      plan: ctx.organisation.plan,
      level: 0,
      status: 'active',
    },
    { userId, seats: [], teams: [] },
  );
  return decide(access, 'organisation.update', { kind: 'workspace' });
}
