import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { covers } from '@/db/schema/access/covers';
import { members } from '@/db/schema/access/members';
import type { CoverPhase } from '@/db/schema/access/notifications';
import { announce, type Transaction } from '@/db/tenant';
import { notify } from '@/lib/access/notifications/notify';

export type Cover = typeof covers.$inferSelect;

/** Who is notified: both, and who arranged the cover where it has ended. Who lost their access is not notified of it. */
const recipients = {
  arranged: (cover: Cover) => [cover.memberId, cover.byId],
  started: (cover: Cover) => [cover.memberId, cover.byId],
  ending: (cover: Cover) => [cover.memberId, cover.byId],
  ended: (cover: Cover) => [cover.memberId, cover.byId, cover.setById],
  lost: (cover: Cover) => [cover.memberId, cover.setById],
} as const satisfies Record<CoverPhase, (cover: Cover) => string[]>;

/** Tells everybody concerned what happened to a cover; the actor knows it. */
export async function tell(
  tx: Transaction,
  cover: Cover,
  phase: CoverPhase,
  actor: { memberId: string; name: string } | null,
): Promise<void> {
  await notify(tx, cover.workspaceId, {
    event: 'cover',
    memberIds: [...new Set(recipients[phase](cover))],
    actor,
    subject: {
      memberId: cover.memberId,
      cover: { byId: cover.byId, phase, until: cover.endsAt.toISOString() },
    },
  });
}

/** Updates the open consoles that a cover concerns: of both, and the pages of users. */
export async function announceCover(
  tx: Transaction,
  { workspaceId }: Pick<Cover, 'workspaceId'>,
  memberIds: readonly string[],
): Promise<void> {
  const people = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), inArray(members.id, [...memberIds])));
  for (const { userId } of people) if (userId) await announce(tx, { topic: 'access', workspaceId, userId });
  await announce(tx, { topic: 'members', workspaceId });
  await announce(tx, { topic: 'work', workspaceId });
}
