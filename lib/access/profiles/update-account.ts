import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { profiles } from '@/db/schema/access/profiles';
import { announce, enter, type Transaction, violatedConstraint } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { lockMember } from '@/lib/access/members/find-member';
import { memberKey } from '@/lib/access/members/member-key';
import { type Member, memberTarget } from '@/lib/access/members/policy-target';
import { readTopHolders } from '@/lib/access/members/top-holders';
import { nameEverywhere } from '@/lib/access/people/name-everywhere';
import { Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { type AccountDetails, fullName } from './account-details';
import { changeAddress, type EmailOutcome } from './change-address';

/**
 * Changes the details of an account, except the username, which never changes (S4.8). Names change in the whole
 * organisation (S1.34). A new address of a person without a password gets a new link; that of any other person changes
 * once its owner has followed the link sent there.
 *
 * @throws Denied · NotFound · Stale when another person changed the details first · Invalid on `email`
 */
export async function updateAccount(
  ctx: WorkspaceContext,
  { memberId, version, ...details }: AccountDetails & { memberId: string; version: number },
): Promise<{ email: EmailOutcome }> {
  try {
    return await changingMembers(ctx, async (tx, actor) => {
      const member = await lockMember(tx, actor, memberId);
      authorize(actor, 'profiles.update', memberTarget(member, await readTopHolders(tx, actor)));
      await saveProfile(tx, actor, member, version, details);
      await rename(tx, actor, member, fullName(details));
      const email = await changeAddress(tx, actor, member, foldEmail(details.email));
      await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
      return { email };
    });
  } catch (error) {
    if (violatedConstraint(error) === 'members_one_place_an_email') {
      throw new Invalid({ email: 'already-invited' });
    }
    throw error;
  }
}

async function saveProfile(
  tx: Transaction,
  actor: WorkspaceContext,
  { id, name }: Member,
  version: number,
  { firstName, lastName, website }: AccountDetails,
): Promise<void> {
  const here = and(eq(profiles.workspaceId, actor.workspace.id), eq(profiles.memberId, id));
  const [before] = await tx.select().from(profiles).where(here).for('update');
  if (!before) throw new NotFound();
  if (before.version !== version) throw new Stale();
  await tx.update(profiles).set({ firstName, lastName, website, version: sql`version + 1` }).where(here);
  await recordAudit(tx, actor.person, {
    event: 'account.edited',
    organisationId: actor.organisation.id,
    workspaceId: actor.workspace.id,
    subject: { id, name },
    before: { firstName: before.firstName, lastName: before.lastName, website: before.website },
    after: { firstName, lastName, website },
  });
}

async function rename(tx: Transaction, actor: WorkspaceContext, member: Member, name: string): Promise<void> {
  if (member.name === name) return;
  if (!member.userId) {
    await tx.update(members).set({ name }).where(memberKey(actor, member.id));
    return;
  }
  const organisationId = actor.organisation.id;
  await enter(tx, { ...tenantOf(actor), administeredId: organisationId });
  const [person] = await tx
    .select()
    .from(people)
    .where(and(eq(people.organisationId, organisationId), eq(people.userId, member.userId)))
    .for('update');
  if (person) await nameEverywhere(tx, actor.person, person, name);
  await enter(tx, tenantOf(actor));
}
