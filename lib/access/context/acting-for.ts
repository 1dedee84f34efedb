import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import { backgroundPerson } from './background-person';
import { reloadContext, type WorkspaceContext } from './context';

/**
 * Runs background work that a member started, with their present access, locked until the end (R4, RV1). The context
 * has no session.
 *
 * @throws NotFound when their membership in the workspace has ended, or their account is disabled
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
    if (!membership?.userId) throw new NotFound();
    const person = await backgroundPerson(tx, membership.userId);
    await enter(tx, { userId: person.userId, workspaceId });
    const actor = await reloadContext(tx, { person, workspace: { id: workspaceId } });
    // A membership that ended and began again elsewhere is a different one.
    if (actor.member.id !== memberId) throw new NotFound();
    return work(tx, actor);
  });
}
