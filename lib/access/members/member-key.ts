import 'server-only';
import { and, eq, type SQL } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { requireId } from '@/lib/platform/require-id';

/**
 * The condition for one member's row of the workspace.
 *
 * @throws NotFound for an invalid id
 */
export function memberKey(ctx: WorkspaceContext, id: string): SQL | undefined {
  return and(eq(members.workspaceId, ctx.workspace.id), eq(members.id, requireId(id)));
}
