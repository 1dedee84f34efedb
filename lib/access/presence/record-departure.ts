import 'server-only';
import { and, eq } from 'drizzle-orm';
import { presence } from '@/db/schema/access/members';
import { announce, inTenant } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { isElsewhere, lockPresence, noteSeen } from './record-arrival';

/** Records that a console was closed, and announces it to the workspace if it was the person's last one. */
export async function depart(ctx: WorkspaceContext, connectionId: string): Promise<void> {
  const { workspace, member } = ctx;
  await inTenant(tenantOf(ctx), async (tx) => {
    await lockPresence(tx, member.id);
    await tx
      .delete(presence)
      .where(and(eq(presence.workspaceId, workspace.id), eq(presence.connectionId, connectionId)));
    await noteSeen(tx, workspace.id, [member.id]);
    if (await isElsewhere(tx, member, connectionId)) return;
    await announce(tx, { topic: 'presence', workspaceId: workspace.id });
  });
}
