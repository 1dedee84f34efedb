import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { invitations, members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { profiles } from '@/db/schema/access/profiles';
import { seats } from '@/db/schema/access/seats';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { assignmentIn } from '@/lib/access/context/assignment';
import type { SignedIn } from '@/lib/access/context/context';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { refuseGuessable } from '@/lib/access/credentials/refuse-guessable';
import { tokenHash } from '@/lib/access/credentials/token';
import { isDeactivated } from '@/lib/access/members/directory-lock';
import { assignmentTarget } from '@/lib/access/members/policy-target';
import { notify } from '@/lib/access/notifications/notify';
import { createUser } from '@/lib/access/users/create-user';
import { Invalid } from '@/lib/platform/errors';
import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import {
  type FoundInvitation,
  findByHash,
  isInviterEntitled,
  linksOf,
  type OpenInvitation,
  readInvitation,
} from './find-by-token';
import { dead, invitedUser, lockMembershipsOf, type InvitedUser as User } from './internal/invited';

/** The person who accepts: a new one, by name and password, or the signed-in one. */
export type Accepting =
  | { as: 'new'; name: string; password: string; locale: string; ip: string | null }
  | { as: 'existing'; person: SignedIn };

export interface Accepted {
  userId: string;
  workspace: { slug: string };
}

/**
 * Turns an invitation into a membership in the workspace, once (IN1), and into one in the organisation if there was
 * none (S1.10). A link to several accounts joins all of them that it still opens (S0.1). Runs under the exclusive lock of the workspace's memberships, and reads everything under it.
 *
 * @throws Invalid when the link no longer works, the inviter may no longer give this access, or the invitation is for
 *   another person than the signed-in one; on `password` for one that others try first (AU15)
 */
export function acceptInvitation(token: string, accepting: Accepting): Promise<Accepted> {
  return acceptByHash(tokenHash(token), accepting);
}

/** The same by the hash of the link's token: every check of the link applies. */
export async function acceptByHash(hash: string, accepting: Accepting): Promise<Accepted> {
  // Before the costly hash: invented links are refused cheaply.
  const found = await findByHash(hash);
  if (found.state !== 'open') throw dead();
  if (accepting.as === 'new') refuseGuessablePassword(accepting, found.invitation);
  const passwordHash = accepting.as === 'new' ? await hashPassword(accepting.password) : undefined;
  return inTenant({ invitationHash: hash }, async (tx) => {
    await lockMembershipsOf(tx, hash);
    const joined: Accepted[] = [];
    let refusal = dead();
    let user: User | undefined;
    for (const link of await linksOf(tx, hash)) {
      const found = await readInvitation(tx, link);
      if (!found || found.isExpired || !isInviterEntitled(found) || !mayInviterGive(found)) continue;
      if (accepting.as === 'existing') user = await invitedUser(tx, found, accepting.person);
      else user ??= await newUser(tx, found, accepting, passwordHash);
      if (await isMember(tx, found, user)) {
        refusal = new Invalid({ '': 'already-member' });
        continue;
      }
      // The identity provider deactivated the person: only it lets them in again.
      const { organisationId } = found.member;
      if (await isDeactivated(tx, { organisationId, userId: user.id })) continue;
      await join(tx, found, user, accepting.as === 'new' ? accepting.ip : accepting.person.ip);
      joined.push({ userId: user.id, workspace: { slug: found.workspace.slug } });
    }
    const [first] = joined;
    if (!first) throw refusal;
    return first;
  });
}

function refuseGuessablePassword(given: Extract<Accepting, { as: 'new' }>, invitation: OpenInvitation): void {
  const { email, name, username, workspace } = invitation;
  const names = [given.name, name ?? '', username ?? '', workspace.name];
  refuseGuessable('password', given.password, { email, names });
}

/** The inviter's access at this moment counts, not that at the time of inviting (R3, RO3). */
function mayInviterGive(found: FoundInvitation): boolean {
  const { inviter, member } = found;
  const self = { userId: inviter.userId, seats: [], teams: [] };
  const access = accessOf(found.model, assignmentIn(found, inviter), self);
  return decide(access, 'users.invite', assignmentTarget(member)).allowed;
}

/** The link reached the address, so it is verified. A person with an account signs in instead of creating another. */
async function newUser(
  tx: Transaction,
  { member, profile }: FoundInvitation,
  given: Extract<Accepting, { as: 'new' }>,
  passwordHash: string | undefined,
): Promise<User> {
  const { locale } = given;
  // A created account is already named (S4.6).
  const name = profile ? member.name : given.name;
  try {
    return await createUser(tx, { email: member.email, name, locale, passwordHash, isEmailVerified: true });
  } catch (error) {
    if (error instanceof Invalid) throw new Invalid({ '': 'sign-in-to-accept' });
    throw error;
  }
}

async function isMember(tx: Transaction, { workspace }: FoundInvitation, user: User): Promise<boolean> {
  const memberships = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(eq(members.workspaceId, workspace.id), eq(members.userId, user.id), ne(members.status, 'left')),
    );
  return memberships.length > 0;
}

async function join(tx: Transaction, found: FoundInvitation, user: User, ip: string | null): Promise<void> {
  const { invitation, member, workspace, organisation } = found;
  const here = { workspaceId: workspace.id };
  const [personRow] = await tx
    .insert(people)
    .values({ organisationId: organisation.id, userId: user.id, name: user.name })
    // A person known in the organisation keeps their name and role there (S1.34).
    .onConflictDoUpdate({
      target: [people.organisationId, people.userId],
      set: { name: sql`${people.name}` },
    })
    .returning({ name: people.name });
  const name = personRow?.name ?? user.name;
  await tx
    .update(invitations)
    .set({ consumedAt: sql`now()` })
    .where(and(eq(invitations.workspaceId, workspace.id), eq(invitations.id, invitation.id)));
  await tx
    .update(members)
    .set({
      userId: user.id,
      email: user.email,
      name,
      status: 'active',
      joinedAt: sql`now()`,
      version: member.version + 1,
    })
    .where(and(eq(members.workspaceId, workspace.id), eq(members.id, member.id)));
  await tx
    .update(profiles)
    .set({ userId: user.id })
    .where(and(eq(profiles.workspaceId, workspace.id), eq(profiles.memberId, member.id)));
  await tx
    .insert(seats)
    .values({ ...here, ownerId: member.id, holderId: member.id })
    .onConflictDoNothing();
  await recordAudit(
    tx,
    { userId: user.id, name, ip },
    {
      event: 'member.joined',
      organisationId: organisation.id,
      workspaceId: workspace.id,
      subject: { id: member.id, name },
      after: { role: member.role, restrictions: member.restrictions, grants: member.grants },
    },
  );
  await notify(tx, workspace.id, {
    event: 'invitation-accepted',
    memberIds: [invitation.inviterId],
    actor: { memberId: member.id, name },
    subject: { memberId: member.id },
  });
  await announce(tx, { topic: 'members', ...here });
}
