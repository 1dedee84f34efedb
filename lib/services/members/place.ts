import 'server-only';
import { and, eq, type SQL } from 'drizzle-orm';
import { members } from '@/db/schema/members';
import { NotFound } from '@/lib/errors';
import type { WorkspaceContext } from '@/lib/services/access/context';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whatever is no id at all names nothing (TE3). Without this an undefined id would reach Drizzle.
 *
 * @throws NotFound
 */
export function requireId(id: string): string {
  if (typeof id !== 'string' || !uuid.test(id)) throw new NotFound();
  return id;
}

/**
 * One member's row of the workspace.
 *
 * @throws NotFound for what is no id
 */
export function place(ctx: WorkspaceContext, id: string): SQL | undefined {
  return and(eq(members.workspaceId, ctx.workspace.id), eq(members.id, requireId(id)));
}
