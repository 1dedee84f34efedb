import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { exports } from '@/db/schema/exports';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { recordAudit } from '@/lib/services/access/record-audit';
import { authorize, changingWork } from '@/lib/services/access/transact';
import type { MemberSearch } from './search';

/**
 * Authorises and records an export of the workspace's users (S1.11), for the filters in force. The file itself
 * is streamed to the same person within ten minutes (`openExport`); those past it are swept on the way.
 *
 * @throws Denied (S1.18)
 */
export function startExport(ctx: WorkspaceContext, search: MemberSearch): Promise<{ exportId: string }> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'users.export', { kind: 'workspace' });
    await tx
      .delete(exports)
      .where(and(eq(exports.workspaceId, actor.workspace.id), lt(exports.expiresAt, sql`now()`)));
    const exportId = v7();
    const { after, before, size, ...query } = search;
    await tx.insert(exports).values({
      workspaceId: actor.workspace.id,
      id: exportId,
      userId: actor.person.userId,
      kind: 'members',
      query,
      expiresAt: sql`now() + interval '10 minutes'`,
    });
    await recordAudit(tx, actor.person, {
      event: 'members.exported',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      after: query,
    });
    return { exportId };
  });
}
