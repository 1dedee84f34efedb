import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { DirectorySuspension } from '@/db/schema/access/directory';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { elsewhere, enter, lockMemberships, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { OrganisationContext } from '@/lib/access/context/context';
import { isSuspended, memberNow } from '@/lib/access/context/member-now';
import { authorize } from '@/lib/access/context/transactions';
import type { Member } from '@/lib/access/members/policy-target';
import { reinstate } from '@/lib/access/members/suspend/reinstate-members';
import { suspendMembership } from '@/lib/access/members/suspend/suspend-members';
import { endAllSessions } from '@/lib/access/sessions/end-all-sessions';
import { countAdmins, type Person, personOf, personTarget } from './changing-people';
import { lockOwnMemberships, requireAnotherTopHolder } from './remove-person';

/**
 * Suspends a person in the whole organisation, in a running change of people: they enter neither its pages nor a
 * workspace from their next request on (B4, R4). Nothing of theirs is reassigned. Needs what removing them needs.
 *
 * @returns how each membership can become what it was
 * @throws Denied (R1, R2) · Invalid when they are the last holder of a workspace's top role (R2)
 */
export async function suspendPerson(
  tx: Transaction,
  actor: OrganisationContext,
  person: Person,
): Promise<DirectorySuspension[]> {
  authorize(actor, 'people.remove', personTarget(person, await countAdmins(tx, actor)));
  const memberships = await lockOwnMemberships(tx, actor, person.userId);
  await tx.update(people).set({ suspendedAt: sql`now()` }).where(personOf(actor, person.userId));
  await record(tx, actor, person, 'person.suspended');
  const suspensions: DirectorySuspension[] = [];
  for (const member of memberships) {
    await enterWorkspace(tx, actor, member.workspaceId);
    await requireAnotherTopHolder(tx, actor, member);
    await suspendMembership(tx, actor.person, member, { reason: null, until: null });
    suspensions.push(suspensionOf(member));
  }
  await enterOrganisation(tx, actor);
  await endSessions(tx, actor, person.userId);
  return suspensions;
}

/** The suspension that the member had before, with its end by the database's clock. */
function suspensionOf({ workspaceId, id: memberId, status, suspendedUntil, suspensionReason }: Member) {
  const before =
    status === 'suspended'
      ? { until: suspendedUntil?.toISOString() ?? null, reason: suspensionReason }
      : null;
  return { workspaceId, memberId, before };
}

/**
 * Gives a suspended person exactly the access of before. A membership that was suspended before the person was, stays
 * so.
 *
 * @throws Denied
 */
export async function reinstatePerson(
  tx: Transaction,
  actor: OrganisationContext,
  person: Person,
  suspensions: readonly DirectorySuspension[],
): Promise<void> {
  authorize(actor, 'people.remove', personTarget(person, await countAdmins(tx, actor)));
  await tx.update(people).set({ suspendedAt: null }).where(personOf(actor, person.userId));
  await record(tx, actor, person, 'person.reinstated');
  for (const { workspaceId, memberId, before } of suspensions) {
    await lockMemberships(tx, workspaceId);
    await enterWorkspace(tx, actor, workspaceId);
    const of = and(eq(members.workspaceId, workspaceId), eq(members.id, memberId));
    const [member] = await tx.select(memberNow).from(members).where(and(of, isSuspended)).for('update');
    if (!member) continue;
    if (before === null) await reinstate(tx, actor.person, member);
    else
      await suspendMembership(tx, actor.person, member, {
        reason: before.reason,
        until: before.until === null ? null : new Date(before.until),
      });
  }
  await enterOrganisation(tx, actor);
}

/** Ends the sessions of a person who belongs to no other organisation; elsewhere they keep what they have there. */
export async function endSessions(
  tx: Transaction,
  actor: OrganisationContext,
  userId: string,
): Promise<void> {
  const [other] = await elsewhere(tx, { userId }, () =>
    tx
      .select({ id: people.organisationId })
      .from(people)
      .where(and(eq(people.userId, userId), ne(people.organisationId, actor.organisation.id)))
      .limit(1),
  );
  if (!other) await endAllSessions(tx, userId);
}

const record = (
  tx: Transaction,
  actor: OrganisationContext,
  { userId, name, role }: Person,
  event: 'person.suspended' | 'person.reinstated',
) =>
  recordAudit(tx, actor.person, {
    event,
    organisationId: actor.organisation.id,
    subject: { id: userId, name },
    ...(event === 'person.suspended' ? { before: { role } } : { after: { role } }),
  });

const enterOrganisation = (tx: Transaction, { person, organisation: { id } }: OrganisationContext) =>
  enter(tx, { userId: person.userId, organisationId: id, administeredId: id });

const enterWorkspace = (
  tx: Transaction,
  { person, organisation: { id } }: OrganisationContext,
  workspaceId: string,
) => enter(tx, { userId: person.userId, organisationId: id, administeredId: id, workspaceId });
