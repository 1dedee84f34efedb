import 'server-only';
import { and, notInArray } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import { Invalid } from '@/lib/platform/errors';
import { memberKey } from '../member-key';

/**
 * Checks that this person can get work: active, of this workspace, and not among the revoked members. One answer for
 * every problem, so that it reveals nothing about people elsewhere (RV9, R6).
 *
 * @throws Invalid on `successorId`
 */
export async function requireSuccessor(
  tx: Transaction,
  ctx: WorkspaceContext,
  leaverIds: readonly string[],
  successorId: string,
): Promise<void> {
  const [successor] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(memberKey(ctx, successorId), isActive, notInArray(members.id, [...leaverIds])));
  if (!successor) throw new Invalid({ successorId: 'successor-left' });
}
