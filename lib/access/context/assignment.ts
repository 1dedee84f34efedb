import 'server-only';
import type { members } from '@/db/schema/access/members';
import type { organisations } from '@/db/schema/access/organisations';
import type { workspaces } from '@/db/schema/access/workspaces';
import type { Assignment } from '@/lib/policy/model';

type Workspace = Pick<typeof workspaces.$inferSelect, 'level' | 'flags'>;
type Organisation = Pick<typeof organisations.$inferSelect, 'plan'>;
type Given = Pick<Assignment, 'status'> &
  Pick<typeof members.$inferSelect, 'role' | 'restrictions' | 'grants'>;

/**
 * The assignment of a member, together with the plan, depth and flags of their workspace. The only way to build an
 * assignment in a workspace, so that no condition is forgotten.
 */
export function assignmentIn(
  { workspace, organisation }: { workspace: Workspace; organisation: Organisation },
  { role, restrictions, grants, status }: Given,
): Assignment {
  const { level, flags } = workspace;
  return { role, restrictions, grants, status, plan: organisation.plan, level, flags };
}
