import 'server-only';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { imports } from '@/db/schema/work/imports';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';

/** A recent import, to return to. */
export interface ImportLine {
  id: string;
  filename: string;
  status: 'ready' | 'running' | 'done' | 'failed';
  total: number;
  checked: number;
  added: number;
  startedAt: Date;
}

const shown = 10;

/**
 * The person's imports of the last day, newest first, to return to an unfinished one.
 * @throws Denied without `contacts.import`
 */
export function listImports(ctx: WorkspaceContext): Promise<ImportLine[]> {
  authorize(ctx, 'contacts.import', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const found = await tx
      .select({
        id: imports.id,
        filename: imports.filename,
        status: imports.status,
        total: imports.total,
        checked: imports.checked,
        added: imports.added,
        startedAt: imports.createdAt,
      })
      .from(imports)
      .where(
        and(
          eq(imports.workspaceId, ctx.workspace.id),
          eq(imports.userId, ctx.person.userId),
          ctx.viewing ? sql`false` : undefined,
          ne(imports.status, 'receiving'),
        ),
      )
      .orderBy(desc(imports.id))
      .limit(shown);
    return found as ImportLine[];
  });
}
