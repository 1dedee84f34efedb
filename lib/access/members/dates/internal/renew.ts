import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { revocations } from '@/db/schema/access/seats';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { returnSeats } from '@/lib/access/seats/return-seats';
import { Invalid } from '@/lib/platform/errors';
import { memberKey } from '../../member-key';
import type { Member } from '../../policy-target';

/**
 * Gives an ended membership back the seats that its ending moved.
 *
 * @throws Invalid when it ended more than 30 days ago
 */
export async function renew(tx: Transaction, actor: WorkspaceContext, member: Member): Promise<void> {
  const [recent] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(memberKey(actor, member.id), sql`${members.endsAt} > now() - interval '30 days'`));
  if (!recent) throw new Invalid({ '': 'renew-over' });
  const workspaceId = actor.workspace.id;
  const moved = await tx
    .update(revocations)
    .set({ undoneAt: sql`now()` })
    .where(
      and(
        eq(revocations.workspaceId, workspaceId),
        eq(revocations.memberId, member.id),
        isNull(revocations.undoneAt),
      ),
    )
    .returning({ id: revocations.id });
  for (const { id } of moved) {
    await returnSeats(tx, { workspaceId, revocationId: id, memberId: member.id });
  }
  if (moved.length > 0) await announce(tx, { topic: 'work', workspaceId });
}
