import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { exports } from '@/db/schema/access/exports';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import type { ExportKind } from './export-kind';

/**
 * Authorises and records an export with the given filters. The same person can stream the file within ten minutes
 * (`openExport`); expired exports are removed at the same time.
 *
 * @param query the filters, as the kind's `write` reads them
 * @throws Denied (S1.18)
 */
export function startExport(
  ctx: WorkspaceContext,
  { id: kind, permission, event }: ExportKind,
  query: object,
): Promise<{ exportId: string }> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, permission, { kind: 'workspace' });
    await tx
      .delete(exports)
      .where(and(eq(exports.workspaceId, actor.workspace.id), lt(exports.expiresAt, sql`now()`)));
    const exportId = v7();
    await tx.insert(exports).values({
      workspaceId: actor.workspace.id,
      id: exportId,
      userId: actor.person.userId,
      kind,
      query,
      expiresAt: sql`now() + interval '10 minutes'`,
    });
    await recordAudit(tx, actor.person, {
      event,
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      after: query,
    });
    return { exportId };
  });
}
