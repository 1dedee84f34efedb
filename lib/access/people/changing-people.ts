import 'server-only';
import { and, count, eq, isNull } from 'drizzle-orm';
import { people } from '@/db/schema/access/organisations';
import { lockMemberships, type Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { acrossOrganisation, authorize } from '@/lib/access/context/transactions';
import { organisationModel, topRoleOf } from '@/lib/access/models/registry';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { accessOf } from '@/lib/policy/access';
import type { Target } from '@/lib/policy/model';

export type Person = typeof people.$inferSelect;

/**
 * Changes the people of an organisation under its exclusive lock, with the actor read again under it (R2, R4).
 *
 * @throws NotFound when the actor's membership has ended · Denied when they may no longer see the people
 */
export async function changingPeople<T>(
  ctx: OrganisationContext,
  work: (tx: Transaction, actor: OrganisationContext) => Promise<T>,
): Promise<T> {
  return acrossOrganisation(ctx, async (tx) => {
    await lockMemberships(tx, ctx.organisation.id);
    const membership = await lockPerson(tx, ctx, ctx.person.userId);
    if (membership.suspendedAt) throw new NotFound();
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
      ctx.access.self,
    );
    const actor = { ...ctx, membership, access };
    authorize(actor, 'people.view', { kind: 'workspace' });
    return work(tx, actor);
  });
}

/**
 * A person of the organisation, locked until the transaction ends.
 *
 * @throws NotFound
 */
export async function lockPerson(tx: Transaction, ctx: OrganisationContext, userId: string): Promise<Person> {
  const [person] = await tx.select().from(people).where(personOf(ctx, userId)).for('update');
  if (!person) throw new NotFound();
  return person;
}

/** The condition for one person's row of the organisation. */
export function personOf(ctx: OrganisationContext, userId: string) {
  return and(eq(people.organisationId, ctx.organisation.id), eq(people.userId, requireId(userId)));
}

/** The number of holders of the organisation's top role who are not suspended. */
export async function countAdmins(tx: Transaction, ctx: OrganisationContext): Promise<number> {
  const top = topRoleOf(organisationModel);
  const [row] = await tx
    .select({ admins: count() })
    .from(people)
    .where(
      and(
        eq(people.organisationId, ctx.organisation.id),
        eq(people.role, top as Person['role']),
        isNull(people.suspendedAt),
      ),
    );
  return row?.admins ?? 0;
}

/** A person as a target of the policy. */
export function personTarget(
  {
    userId,
    role,
    suspendedAt = null,
  }: Pick<Person, 'userId' | 'role'> & Partial<Pick<Person, 'suspendedAt'>>,
  admins: number,
) {
  return {
    kind: 'member',
    userId,
    role,
    restrictions: [],
    grants: [],
    lastOfTopRole: role === topRoleOf(organisationModel) && suspendedAt === null && admins <= 1,
  } as const satisfies Target;
}
