import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { covers } from '@/db/schema/access/covers';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';

/** How many present and planned covers are by these members. */
export function countCoversBy(
  tx: Transaction,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<number> {
  return tx.$count(covers, and(isOpenIn(workspaceId), isAmong(covers.byId, memberIds)));
}

/** The names of those who cover these members, now or later. */
export async function readCoveringNames(
  tx: Transaction,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ name: members.name })
    .from(covers)
    .innerJoin(members, refersTo(covers.byId, members))
    .where(and(isOpenIn(workspaceId), isAmong(covers.memberId, memberIds)))
    .orderBy(members.name);
  return rows.map(({ name }) => name);
}

const isOpenIn = (workspaceId: string) =>
  and(eq(covers.workspaceId, workspaceId), isNull(covers.endedAt), gt(covers.endsAt, sql`now()`));
