import 'server-only';
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import { members } from '@/db/schema/access/members';
import type { AccessChange } from '@/db/schema/access/notifications';
import type { Transaction } from '@/db/tenant';
import { notify } from '@/lib/access/notifications/notify';

type Row = typeof members.$inferSelect;

/**
 * Notifies a member that a temporary change of their access has ended, and the member who made it (B5).
 *
 * @param member as they were during the change
 * @param later the access that they have again
 */
export async function notifyReversion(
  tx: Transaction,
  member: Row,
  later: AccessChange['after'],
): Promise<void> {
  const { workspaceId, id, role, restrictions, grants } = member;
  await notify(tx, workspaceId, {
    event: 'access-changed',
    memberIds: [id],
    actor: null,
    subject: { change: { before: { role, restrictions, grants }, after: later, until: null } },
  });
  await notify(tx, workspaceId, {
    event: 'colleague-access-reverted',
    memberIds: await findMaker(tx, member),
    actor: null,
    subject: { memberId: id },
  });
}

/** Who made the temporary change, by the trail; none where they have no membership here. */
async function findMaker(tx: Transaction, { workspaceId, id, organisationId }: Row): Promise<string[]> {
  const [maker] = await tx
    .select({ id: members.id })
    .from(auditEvents)
    .leftJoin(members, and(eq(members.workspaceId, workspaceId), eq(members.userId, auditEvents.actorUserId)))
    .where(
      and(
        eq(auditEvents.organisationId, organisationId),
        eq(auditEvents.subjectId, id),
        eq(auditEvents.event, 'member.access-changed'),
        isNotNull(auditEvents.actorUserId),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  return maker?.id ? [maker.id] : [];
}
