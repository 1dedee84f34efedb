import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { enter, type Transaction } from '@/db/tenant';
import { reloadContext, type SignedIn, tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { type Member, memberTarget } from '@/lib/access/members/policy-target';
import { nobodyIsLast } from '@/lib/access/members/top-holders';
import { organisationModel } from '@/lib/access/models/registry';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { decide } from '@/lib/policy/decide';

/**
 * Checks that the actor administers everything that a person's password or session opens: the person belongs to no other
 * organisation, has no role in this one that the actor does not administer, and in each workspace where they have a membership, or could get one
 * back, the actor might make them a link as well (S3.11). The error does not say where else the person belongs.
 *
 * @param refusal the message of the error
 * @throws Invalid
 */
export async function requireResettable(
  tx: Transaction,
  actor: WorkspaceContext,
  userId: string,
  refusal = 'password-opens-more',
): Promise<void> {
  const memberships = await membershipsOf(tx, actor, userId, refusal);
  for (const membership of memberships) {
    if (!(await mayReset(tx, actor.person, membership))) throw new Invalid({ '': refusal });
  }
  await enter(tx, tenantOf(actor));
}

async function membershipsOf(tx: Transaction, actor: WorkspaceContext, userId: string, refusal: string) {
  await enter(tx, { userId });
  const [elsewhere] = await tx
    .select({ id: people.organisationId })
    .from(people)
    .where(and(eq(people.userId, userId), ne(people.organisationId, actor.organisation.id)));
  const [here] = await tx
    .select({ role: people.role })
    .from(people)
    .where(and(eq(people.userId, userId), eq(people.organisationId, actor.organisation.id)));
  // The row of an inherited membership is not a membership: its id is the person's user id.
  const memberships = await tx
    .select(memberNow)
    .from(members)
    .where(and(eq(members.userId, userId), ne(members.id, userId)));
  const isForeign = memberships.some(({ organisationId }) => organisationId !== actor.organisation.id);
  if (elsewhere || isForeign || !here || !(await administers(tx, actor, here.role)))
    throw new Invalid({ '': refusal });
  return memberships;
}

/** Who has a role in the organisation is helped by its administrators only. */
async function administers(tx: Transaction, { person, organisation }: WorkspaceContext, role: string) {
  if (role === 'member') return true;
  await enter(tx, { userId: person.userId });
  const [own] = await tx
    .select({ role: people.role })
    .from(people)
    .where(and(eq(people.userId, person.userId), eq(people.organisationId, organisation.id)));
  return organisationModel.roles[own?.role ?? '']?.administers.includes(role) ?? false;
}

async function mayReset(tx: Transaction, person: SignedIn, membership: Member): Promise<boolean> {
  await enter(tx, { userId: person.userId });
  try {
    const actor = await reloadContext(tx, { person, workspace: { id: membership.workspaceId } });
    return decide(actor.access, 'users.reset-password', memberTarget(membership, nobodyIsLast)).allowed;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
