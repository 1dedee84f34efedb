import 'server-only';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import { profiles } from '@/db/schema/access/profiles';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { memberKey } from '@/lib/access/members/member-key';
import type { AccountDetails } from './account-details';

/** The details of an account; the version is that of these details, not of its access. */
export interface ProfileView extends AccountDetails {
  username: string;
  version: number;
}

/**
 * The account of a member, or null where none was created for them.
 *
 * @throws Denied for an actor who may not see the users · NotFound for an invalid id
 */
export async function viewProfile(ctx: WorkspaceContext, memberId: string): Promise<ProfileView | null> {
  authorize(ctx, 'users.view', { kind: 'workspace' });
  const here = memberKey(ctx, memberId);
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .select({ profile: profiles, email: members.email })
      .from(profiles)
      .innerJoin(members, refersTo(profiles.memberId, members))
      .where(here);
    if (!row) return null;
    const { username, firstName, lastName, website, version } = row.profile;
    return { username, email: row.email, firstName, lastName, website, version };
  });
}
