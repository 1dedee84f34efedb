import 'server-only';
import { and, eq, type SQL } from 'drizzle-orm';
import { members } from '@/db/schema/members';
import { requireId } from '@/lib/require-id';
import type { WorkspaceContext } from '@/lib/services/access/context';

/**
 * One member's row of the workspace.
 *
 * @throws NotFound for what is no id
 */
export function place(ctx: WorkspaceContext, id: string): SQL | undefined {
  return and(eq(members.workspaceId, ctx.workspace.id), eq(members.id, requireId(id)));
}
