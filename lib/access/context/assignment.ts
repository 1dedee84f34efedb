import 'server-only';
import type { members } from '@/db/schema/access/members';
import type { organisations } from '@/db/schema/access/organisations';
import type { workspaces } from '@/db/schema/access/workspaces';
import type { Assignment } from '@/lib/policy/model';

type Workspace = Pick<typeof workspaces.$inferSelect, 'level' | 'flags'>;
type Organisation = Pick<typeof organisations.$inferSelect, 'plan'>;
type Given = Pick<typeof members.$inferSelect, 'role' | 'restrictions' | 'grants' | 'status'>;

/**
 * What someone has been given, together with all that their workspace makes of it: its plan, its depth and what
 * is true of it. The one way to an assignment of a workspace, so that no condition is forgotten.
 */
export function assignmentIn(
  { workspace, organisation }: { workspace: Workspace; organisation: Organisation },
  { role, restrictions, grants, status }: Given,
): Assignment {
  const { level, flags } = workspace;
  return { role, restrictions, grants, status, plan: organisation.plan, level, flags };
}
