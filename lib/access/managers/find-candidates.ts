import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { keyContains } from '@/db/contains';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { notLeft } from '@/lib/access/members/list/member-filter';

/** A member with an account who could become a manager. */
export interface Candidate {
  id: string;
  name: string;
  email: string;
  role: string;
}

const most = 20;

/**
 * Members with an account, a role that can get rights, and none yet, by name or email, a bounded number (S4.11). Also
 * members who have not set a password yet: they get their rights in advance.
 *
 * @throws Denied
 */
export async function findManagerCandidates(
  ctx: WorkspaceContext,
  { q }: { q: string },
): Promise<Candidate[]> {
  authorize(ctx, 'managers.view', { kind: 'workspace' });
  const roles = Object.entries(ctx.model.roles)
    .filter(([, { rights = [] }]) => rights.length > 0)
    .map(([id]) => id);
  return inWorkspace(ctx, (tx) =>
    tx
      .select({ id: members.id, name: members.name, email: members.email, role: members.role })
      .from(members)
      .where(
        and(
          eq(members.workspaceId, ctx.workspace.id),
          notLeft,
          inArray(members.role, roles),
          sql`cardinality(${members.grants}) = 0`,
          q ? keyContains(members.searchKey, q) : undefined,
        ),
      )
      .orderBy(members.nameKey, members.id)
      .limit(most),
  );
}
