import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { keyContains } from '@/db/contains';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { notLeft } from '@/lib/access/members/list/member-filter';

/** Somebody with an account who could be a manager. */
export interface Candidate {
  id: string;
  name: string;
  email: string;
  role: string;
}

const most = 20;

/**
 * People with an account to whom rights can be given and none are yet, by name or email, the first of them (S4.11). Also
 * who has not set a password yet: their rights wait for them.
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
