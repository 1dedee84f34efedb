import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/db/schema/access/users';
import { lockMemberships, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { isSameEmail } from '@/lib/platform/mail/fold-email';
import { type FoundInvitation, linksOf, readInvitation } from '../find-by-token';

export type InvitedUser = Pick<typeof users.$inferSelect, 'id' | 'name' | 'email' | 'emailVerifiedAt'>;

/** Used, revoked, replaced and invented links are refused alike (IN5). */
export const dead = () => new Invalid({ '': 'link-dead' });

/** Locks the memberships of every account of a link, and those from which its inviter inherits, downwards as everywhere. */
export async function lockMembershipsOf(tx: Transaction, hash: string): Promise<void> {
  const levels = new Map<string, number>();
  for (const link of await linksOf(tx, hash)) {
    const seen = await readInvitation(tx, link);
    if (!seen) continue;
    const { workspace, inviterInheritedFrom } = seen;
    levels.set(workspace.id, workspace.level);
    const above = inviterInheritedFrom?.workspaceId;
    if (above && above !== workspace.id) levels.set(above, workspace.path.indexOf(above));
  }
  const order = [...levels].sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1));
  for (const [workspaceId] of order) await lockMemberships(tx, workspaceId);
}

/** Only the exact address, and only once it is verified (IN3, IN12). */
export async function invitedUser(
  tx: Transaction,
  { member }: FoundInvitation,
  person: SignedIn,
): Promise<InvitedUser> {
  const [user] = await tx.select().from(users).where(eq(users.id, person.userId));
  if (!user || user.disabledAt || !user.emailVerifiedAt || !isSameEmail(user.email, member.email))
    throw new Invalid({ '': 'other-account' });
  return user;
}
