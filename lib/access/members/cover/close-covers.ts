import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { covers } from '@/db/schema/access/covers';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { recordCover, recorded } from './internal/record-cover';
import { announceCover, type Cover, tell } from './internal/tell';

type Actor = Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program'> | null;
type Covering = { workspaceId: string; id: string; name: string };

/**
 * Ends the covers by a member who loses their access, and tells the absent colleagues and who arranged them, who can choose
 * another (B11). Covers of that member stay: they lend the seats that the member holds, so they are without effect while
 * the member holds none, and undoing restores them.
 *
 * @param actor who caused it; null for Latchkey itself
 */
export async function closeCovers(tx: Transaction, actor: Actor, by: Covering): Promise<void> {
  const closed = await tx
    .update(covers)
    .set({ endedAt: sql`now()`, endReason: 'covering-lost', version: sql`${covers.version} + 1` })
    .where(and(openBy(by), gt(covers.endsAt, sql`now()`)))
    .returning();
  for (const cover of closed) {
    await recordCover(tx, actor, 'member.cover-ended', await absentOf(tx, cover), {
      before: recorded(cover, by),
    });
    await tell(tx, cover, 'lost', null);
    await announceCover(tx, cover, [cover.memberId]);
  }
}

/**
 * Reopens the covers that the revocation of a covering member ended, when it is undone, as far as their last day is to
 * come: undoing restores exactly what was (B3).
 */
export async function reopenCovers(
  tx: Transaction,
  actor: Actor,
  by: Covering,
  revocationId: string,
): Promise<void> {
  const { workspaceId, id } = by;
  const reopened = await tx
    .update(covers)
    .set({ endedAt: null, endReason: null, version: sql`${covers.version} + 1` })
    .where(
      and(
        eq(covers.workspaceId, workspaceId),
        eq(covers.byId, id),
        eq(covers.endReason, 'covering-lost'),
        gt(covers.endsAt, sql`now()`),
        sql`${covers.endedAt} = (select r.revoked_at from revocations r
          where r.workspace_id = ${workspaceId} and r.id = ${revocationId})`,
      ),
    )
    .returning();
  for (const cover of reopened) {
    await recordCover(tx, actor, 'member.cover-arranged', await absentOf(tx, cover), {
      after: recorded(cover, by),
    });
    await tell(tx, cover, cover.startToldAt ? 'started' : 'arranged', null);
    await announceCover(tx, cover, [cover.memberId]);
  }
}

const openBy = ({ workspaceId, id }: Covering) =>
  and(eq(covers.workspaceId, workspaceId), eq(covers.byId, id), isNull(covers.endedAt));

/** The absent member of a cover. */
export async function absentOf(tx: Transaction, { workspaceId, memberId }: Cover) {
  const [absent] = await tx
    .select({
      workspaceId: members.workspaceId,
      organisationId: members.organisationId,
      id: members.id,
      name: members.name,
    })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId)));
  if (!absent) throw new Error('A cover has no absent member.');
  return absent;
}
