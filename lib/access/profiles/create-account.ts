import 'server-only';
import { profiles } from '@/db/schema/access/profiles';
import { announce, violatedConstraint } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { checkAccess, type ProposedAccess } from '@/lib/access/members/change/check-access';
import { checkAddresses } from '@/lib/access/members/invite/check-addresses';
import { type Invited, invite } from '@/lib/access/members/invite/invite-members';
import { assignmentTarget } from '@/lib/access/members/policy-target';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { fullName, type NewAccount } from './account-details';

export type CreatedAccount = Invited['invited'][number] & { username: string };

/**
 * Creates an account for a new member (S4.5): details, the username for signing in, and a role (S4.10). They get a link
 * to set their password; without a mail server the actor copies it (S4.9). Until then only the username is reserved.
 * No answer shows whether the address has an account elsewhere (IN12).
 *
 * @throws Denied · NotFound where the model has no such accounts
 * @throws Invalid on `email`, `username` when it is taken, `role`, `restrictions` or `grants`
 */
export async function createAccount(
  ctx: WorkspaceContext,
  { email, username, firstName, lastName, website, ...proposed }: NewAccount & ProposedAccess,
): Promise<CreatedAccount> {
  try {
    return await changingMembers(ctx, async (tx, actor) => {
      const access = checkAccess(actor, proposed);
      authorize(actor, 'users.invite', assignmentTarget(access));
      if (!actor.model.features.includes('profiles')) throw new NotFound();
      const { fresh, skipped } = await checkAddresses(tx, actor, [email]);
      const [address] = fresh;
      if (!address) throw new Invalid({ email: skipped[0]?.reason ?? 'email' });
      const account = await invite(tx, actor, address, access, {
        name: fullName({ firstName, lastName }),
      });
      await tx.insert(profiles).values({
        workspaceId: actor.workspace.id,
        memberId: account.memberId,
        username,
        firstName,
        lastName,
        website,
      });
      await recordAudit(tx, actor.person, {
        event: 'account.created',
        organisationId: actor.organisation.id,
        workspaceId: actor.workspace.id,
        subject: { id: account.memberId, name: fullName({ firstName, lastName }) },
        after: { username },
      });
      await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
      return { ...account, username };
    });
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'profiles_username') throw new Invalid({ username: 'username-taken' });
    if (constraint === 'members_one_place_an_email') throw new Invalid({ email: 'already-invited' });
    throw error;
  }
}
