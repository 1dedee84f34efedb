import 'server-only';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive, memberNow } from '@/lib/access/context/member-now';
import type { MinimalChange } from '@/lib/policy/changes/minimal-change';
import { mayGive } from './minimal-grant';

/** More are not told of one request. */
const most = 50;

/**
 * The active members of the workspace who can grant a change of the actor's access: of the roles that administer the
 * actor's, and within their own access (R3). The most recently active ones come first.
 */
export async function findLifters(
  tx: Transaction,
  actor: WorkspaceContext,
  change: MinimalChange,
): Promise<string[]> {
  const roles = Object.entries(actor.model.roles)
    .filter(([, { administers }]) => administers.includes(actor.member.role))
    .map(([id]) => id);
  const candidates = await tx
    .select(memberNow)
    .from(members)
    .where(
      and(
        eq(members.workspaceId, actor.workspace.id),
        isActive,
        ne(members.id, actor.member.id),
        inArray(members.role, roles),
      ),
    )
    .orderBy(sql`${members.lastSeenAt} desc nulls last`)
    .limit(most);
  return candidates.filter((member) => mayGive(actor, member, change)).map(({ id }) => id);
}
