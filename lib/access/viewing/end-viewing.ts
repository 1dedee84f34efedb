import 'server-only';
import { and, eq } from 'drizzle-orm';
import { sessions } from '@/db/schema/access/users';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, inTenant } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { endViewingNow, recordViewings } from './record-viewings';

/**
 * Ends what a session views as: on request, or because the viewer or the member lost the access that it needs. After its
 * time it is recorded as ended by itself. Repeated, it changes nothing.
 */
export async function endViewing(person: SignedIn): Promise<void> {
  const { viewing, userId, sessionId } = person;
  if (!viewing) return;
  const { id, workspaceId } = viewing;
  await inTenant({ userId, workspaceId }, async (tx) => {
    await tx
      .update(sessions)
      .set({ viewingId: null, viewingIn: null, viewingUserId: null, viewingUntil: null })
      .where(and(eq(sessions.id, sessionId), eq(sessions.viewingId, id)));
    const [workspace] = await tx
      .select({ organisationId: workspaces.organisationId })
      .from(workspaces)
      .where(eq(workspaces.id, workspaceId));
    if (!workspace) return;
    await enter(tx, { userId, workspaceId, organisationId: workspace.organisationId });
    await recordViewings(tx, workspaceId);
    await endViewingNow(tx, { workspaceId, id }, () => person);
  });
}
