import 'server-only';
import { and, eq } from 'drizzle-orm';
import { people } from '@/db/schema/access/organisations';
import { users } from '@/db/schema/access/users';
import { enter, inTenant, lockMemberships } from '@/db/tenant';
import { reloadContext, tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import { checkedName, nameEverywhere } from './name-everywhere';

/**
 * Renames the actor: in the present organisation, where every workspace shows it (S1.34), and in the account, for mail.
 * Their other organisations keep the name that they know.
 *
 * @throws Denied · Invalid on `name` · NotFound when the membership has ended
 * @throws Stale when the present name differs from `from`, changed in another tab or by an administrator
 */
export async function renameSelf(
  ctx: WorkspaceContext,
  input: { from: string; name: string },
): Promise<void> {
  const name = checkedName(input.name);
  await inTenant(tenantOf(ctx), async (tx) => {
    const { userId } = ctx.person;
    const organisationId = ctx.organisation.id;
    await lockMemberships(tx, organisationId);
    const actor = await reloadContext(tx, ctx);
    authorize(actor, 'profile.update', { kind: 'workspace' });
    const [before] = await tx
      .select()
      .from(people)
      .where(and(eq(people.organisationId, organisationId), eq(people.userId, userId)))
      .for('update');
    if (before?.name !== input.from) throw new Stale();
    await tx.update(users).set({ name }).where(eq(users.id, userId));
    if (before.name === name) return;
    // The actor's own rows in other workspaces: `nameEverywhere` names no other person's.
    await enter(tx, { userId, organisationId, administeredId: organisationId });
    await nameEverywhere(tx, { ...actor.person, name: before.name }, before, name);
  });
}
