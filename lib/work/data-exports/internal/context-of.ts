import 'server-only';
import { inTenant } from '@/db/tenant';
import { backgroundPerson } from '@/lib/access/context/background-person';
import { reloadContext, type WorkspaceContext } from '@/lib/access/context/context';

/**
 * A person in a workspace, with their access as it is now (R4), for work in the background.
 * @throws NotFound when they have none
 */
export function contextOf(workspaceId: string, userId: string): Promise<WorkspaceContext> {
  return inTenant({ userId }, async (tx) => {
    const person = await backgroundPerson(tx, userId);
    return reloadContext(tx, { person, workspace: { id: workspaceId } });
  });
}
