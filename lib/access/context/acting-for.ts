import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { users } from '@/db/schema/access/users';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import { reloadContext, type WorkspaceContext } from './context';

/**
 * Does for a member, in the background, what they started: with their access as it is at this moment, held until
 * the end (R4, RV1). They have no session in it.
 *
 * @throws NotFound when their place in the workspace has ended
 */
export function actingFor<T>(
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  work: (tx: Transaction, actor: WorkspaceContext) => Promise<T>,
): Promise<T> {
  return inTenant({ workspaceId }, async (tx) => {
    const [membership] = await tx
      .select({ userId: members.userId })
      .from(members)
      .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId)))
      .for('share');
    const [user] = membership?.userId
      ? await tx.select().from(users).where(eq(users.id, membership.userId))
      : [];
    if (!user) throw new NotFound();
    const { id: userId, name, email, locale } = user;
    await enter(tx, { userId, workspaceId });
    const person = { userId, name, email, locale, sessionId: '', ip: null };
    const actor = await reloadContext(tx, { person, workspace: { id: workspaceId } });
    // A place that ended and began again elsewhere is another one.
    if (actor.member.id !== memberId) throw new NotFound();
    return work(tx, actor);
  });
}
