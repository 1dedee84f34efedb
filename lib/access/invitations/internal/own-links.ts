import 'server-only';
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { invitations, members } from '@/db/schema/access/members';
import { users } from '@/db/schema/access/users';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';

type Person = Pick<SignedIn, 'userId'>;

/** @throws NotFound when the invitation is not for the person's verified address, or was never made: both look alike */
export async function ownHash(person: Person, id: string): Promise<string> {
  const invitationId = requireId(id);
  const link = (await ownLinks(person)).find((each) => each.id === invitationId);
  if (!link) throw new NotFound();
  return link.tokenHash;
}

type OwnLink = Pick<typeof invitations.$inferSelect, 'id' | 'tokenHash'>;

/** A person with a verified address is shown this many, the newest. */
const shownAtMost = 20;

/** The invitations, neither used nor revoked, to a person's verified address, newest first (IN3). */
export function ownLinks({ userId }: Person): Promise<OwnLink[]> {
  return inTenant({ userId }, async (tx) => {
    const [user] = await tx
      .select({ emailKey: users.emailKey })
      .from(users)
      .where(and(eq(users.id, userId), isNotNull(users.emailVerifiedAt), isNull(users.disabledAt)));
    if (!user) return [];
    await enter(tx, { userId, invitedEmail: user.emailKey });
    const invited = await tx
      .select({ workspaceId: members.workspaceId, id: members.id })
      .from(members)
      .where(and(eq(members.emailKey, user.emailKey), sql`${members.status} = 'invited'`))
      .orderBy(desc(members.id))
      .limit(shownAtMost);
    const links = new Map<string, OwnLink>();
    for (const member of invited) {
      const link = await openLink(tx, member);
      if (link) links.set(link.id, link);
    }
    return [...links.values()];
  });
}

async function openLink(
  tx: Transaction,
  { workspaceId, id: memberId }: { workspaceId: string; id: string },
): Promise<OwnLink | undefined> {
  await enter(tx, { workspaceId });
  const [link] = await tx
    .select({ id: invitations.id, tokenHash: invitations.tokenHash })
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        eq(invitations.memberId, memberId),
        isNull(invitations.consumedAt),
        isNull(invitations.revokedAt),
      ),
    );
  return link;
}
