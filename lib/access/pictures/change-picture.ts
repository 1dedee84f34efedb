import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { members } from '@/db/schema/access/members';
import { pictures } from '@/db/schema/access/pictures';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { pictureTypeOf } from './internal/picture-type';
import { largestPicture } from './picture';

/**
 * Gives a person a picture, replacing any present one, in every workspace they belong to.
 *
 * @throws Denied · Invalid on `picture` when it is too large, or not a picture of the one size without other data
 */
export function setPicture(ctx: WorkspaceContext, bytes: Uint8Array): Promise<void> {
  const contentType = bytes.length <= largestPicture ? pictureTypeOf(bytes) : null;
  if (!contentType) throw new Invalid({ picture: 'picture' });
  return changing(ctx, async (tx, userId) => {
    const picture = { version: v7(), contentType, bytes, createdAt: sql`now()` };
    await tx
      .insert(pictures)
      .values({ userId, ...picture })
      .onConflictDoUpdate({ target: pictures.userId, set: picture });
  });
}

/** @throws Denied */
export function removePicture(ctx: WorkspaceContext): Promise<void> {
  return changing(ctx, (tx, userId) => tx.delete(pictures).where(eq(pictures.userId, userId)));
}

function changing(
  ctx: WorkspaceContext,
  change: (tx: Transaction, userId: string) => Promise<unknown>,
): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'profile.update', { kind: 'workspace' });
    const { userId } = actor.person;
    await change(tx, userId);
    const memberships = await tx
      .select({ workspaceId: members.workspaceId })
      .from(members)
      .where(eq(members.userId, userId));
    for (const { workspaceId } of memberships) await announce(tx, { topic: 'members', workspaceId });
  });
}
