import 'server-only';
import { and, eq } from 'drizzle-orm';
import { keyContains } from '@/db/contains';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import type { TeamPerson } from './describe-team';

const limit = 20;

/**
 * Active members of the workspace who could join a team, by name or email, a bounded number.
 *
 * @throws Denied
 */
export async function findCandidates(ctx: WorkspaceContext, { q }: { q: string }): Promise<TeamPerson[]> {
  authorize(ctx, 'teams.manage', { kind: 'workspace' });
  return inWorkspace(ctx, (tx) =>
    tx
      .select({ id: members.id, name: members.name, email: members.email })
      .from(members)
      .where(
        and(
          eq(members.workspaceId, ctx.workspace.id),
          isActive,
          q ? keyContains(members.searchKey, q) : undefined,
        ),
      )
      .orderBy(members.nameKey, members.id)
      .limit(limit),
  );
}
