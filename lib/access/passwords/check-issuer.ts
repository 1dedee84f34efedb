import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { enter, type Transaction } from '@/db/tenant';
import { backgroundPerson } from '@/lib/access/context/background-person';
import { reloadContext, type WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { notLeft } from '@/lib/access/members/list/member-filter';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { requireResettable } from './require-resettable';

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
export const isIssuerStillEntitled = async (tx: Transaction, issued: Issued): Promise<boolean> =>
  (await entitledIssuer(tx, issued)) !== null;

/** The maker of a link as they are now; null when they could no longer make it. */
export async function entitledIssuer(
  tx: Transaction,
  { userId, issuedBy, issuedIn, issuedAs }: Issued,
): Promise<WorkspaceContext | null> {
  if (issuedIn === null || issuedAs === null) return null;
  try {
    const person = await backgroundPerson(tx, issuedBy);
    await enter(tx, { userId: issuedBy });
    const actor = await reloadContext(tx, { person, workspace: { id: issuedIn } });
    // A membership that ended and began again is a different one (IN15).
    if (actor.inheritedFrom.memberId !== issuedAs) return null;
    const [member] = await tx
      .select(memberNow)
      .from(members)
      .where(and(eq(members.workspaceId, issuedIn), eq(members.userId, userId), notLeft));
    // A suspended person chooses no password by a link of this workspace (B4).
    if (member?.status !== 'active') return null;
    await requireResettable(tx, actor, userId);
    return actor;
  } catch (error) {
    if (error instanceof NotFound || error instanceof Invalid) return null;
    throw error;
  }
}
