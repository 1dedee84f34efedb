import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { covers } from '@/db/schema/access/covers';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { lockMember } from '../../find-member';
import type { Member } from '../../policy-target';
import type { Cover } from './tell';

/**
 * A cover that has not ended, with both members. The covering member stays locked, so that work of theirs that is under
 * way is finished before the cover ends (RV1).
 *
 * @throws NotFound
 */
export async function lockCover(
  tx: Transaction,
  actor: WorkspaceContext,
  coverId: string,
): Promise<{ cover: Cover; absent: Member; by: Member }> {
  const [cover] = await tx
    .select()
    .from(covers)
    .where(
      and(
        eq(covers.workspaceId, actor.workspace.id),
        eq(covers.id, requireId(coverId)),
        isNull(covers.endedAt),
        sql`${covers.endsAt} > now()`,
      ),
    )
    .for('update');
  if (!cover) throw new NotFound();
  const absent = await lockMember(tx, actor, cover.memberId, 'everyone');
  const by = await lockMember(tx, actor, cover.byId, 'everyone');
  return { cover, absent, by };
}

/**
 * The colleague who is to cover: active here, and another one than the absent member. One answer for every problem, so
 * that it reveals nothing about people elsewhere (RV9, R6).
 *
 * @throws Invalid on `byId`
 */
export async function lockCovering(
  tx: Transaction,
  actor: WorkspaceContext,
  absent: Member,
  byId: string,
): Promise<Member> {
  if (byId === absent.id) throw new Invalid({ byId: 'covers-self' });
  const by = await lockMember(tx, actor, byId).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (by?.status !== 'active') throw new Invalid({ byId: 'successor-left' });
  return by;
}
