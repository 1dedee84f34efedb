import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { findObstacle, type ViewingObstacle } from './may-view';

/**
 * What prevents the actor from viewing as a member whom they administer, so that the dialog says it before a reason is
 * typed; null where nothing does.
 *
 * @throws NotFound
 */
export function obstacleTo(ctx: WorkspaceContext, memberId: string): Promise<ViewingObstacle | null> {
  return inWorkspace(ctx, async (tx) => {
    const [member] = await tx
      .select(memberNow)
      .from(members)
      .where(
        and(
          eq(members.workspaceId, ctx.workspace.id),
          eq(members.id, requireId(memberId)),
          ne(members.status, 'left'),
        ),
      );
    if (!member) throw new NotFound();
    return findObstacle(tx, ctx, member);
  });
}
