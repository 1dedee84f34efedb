import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { users } from '@/db/schema/access/users';
import { enter, type Transaction } from '@/db/tenant';
import { reloadContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { notLeft } from '@/lib/access/members/list/member-filter';
import { countTopHolders, memberTarget } from '@/lib/access/members/policy-target';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { requireResettable } from '../require-resettable';

/** The maker of a link, its recipient, and the workspace. */
interface Issued {
  userId: string;
  issuedBy: string;
  issuedIn: string | null;
  /** The membership with which they made it. */
  issuedAs: string | null;
}

/**
 * Whether the maker of a link could still make it: permissions revoked since then, and memberships that the recipient
 * got since then, count.
 */
export async function isIssuerStillEntitled(
  tx: Transaction,
  { userId, issuedBy, issuedIn, issuedAs }: Issued,
): Promise<boolean> {
  if (issuedIn === null || issuedAs === null) return false;
  const [issuer] = await tx.select().from(users).where(eq(users.id, issuedBy));
  if (!issuer || issuer.disabledAt) return false;
  const { name, email, locale } = issuer;
  const person = { userId: issuedBy, name, email, locale, sessionId: '', ip: null };
  try {
    await enter(tx, { userId: issuedBy });
    const actor = await reloadContext(tx, { person, workspace: { id: issuedIn } });
    // A membership that ended and began again is a different one (IN15).
    if (actor.inheritedFrom.memberId !== issuedAs) return false;
    const [member] = await tx
      .select()
      .from(members)
      .where(and(eq(members.workspaceId, issuedIn), eq(members.userId, userId), notLeft));
    if (!member) return false;
    authorize(actor, 'users.reset-password', memberTarget(actor, member, await countTopHolders(tx, actor)));
    await requireResettable(tx, actor, userId);
    return true;
  } catch (error) {
    if (error instanceof NotFound || error instanceof Denied || error instanceof Invalid) return false;
    throw error;
  }
}
