import 'server-only';
import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { accessRequests } from '@/db/schema/access/access-requests';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { attainable } from '@/lib/policy/changes/minimal-change';
import type { Compiled } from '@/lib/policy/compile';
import type { Permission } from '@/lib/policy/model';
import { rolesHere } from './internal/minimal-grant';
import { isOverdue } from './internal/settle-requests';

/** A request of the reader, as the lock of its permission shows it. */
export interface OwnRequest {
  id: string;
  permission: Permission;
  version: number;
  /** Open, or refused in the last seven days. */
  status: 'pending' | 'denied';
  at: Date;
  answeredByName: string | null;
  reason: string | null;
}

/** The reader's open requests and recent refusals, the latest of each permission. */
export async function listOwnRequests(ctx: WorkspaceContext): Promise<OwnRequest[]> {
  const rows = await readForPage(ctx, (tx) =>
    tx
      .select()
      .from(accessRequests)
      .where(
        and(
          eq(accessRequests.workspaceId, ctx.workspace.id),
          eq(accessRequests.memberId, ctx.member.id),
          inArray(accessRequests.status, ['pending', 'denied']),
          or(
            and(eq(accessRequests.status, 'pending'), sql`not ${isOverdue}`),
            and(
              eq(accessRequests.status, 'denied'),
              sql`${accessRequests.answeredAt} > now() - interval '7 days'`,
            ),
          ),
        ),
      )
      .orderBy(desc(accessRequests.createdAt))
      .limit(100),
  );
  const latest = new Map<string, OwnRequest>();
  for (const { id, permission, version, status, createdAt, answeredAt, answeredByName, reason } of rows) {
    if (latest.has(permission) || (status !== 'pending' && status !== 'denied')) continue;
    const at = status === 'denied' ? (answeredAt ?? createdAt) : createdAt;
    const known = permission as Permission;
    latest.set(permission, { id, permission: known, version, status, at, answeredByName, reason });
  }
  return [...latest.values()];
}

/** Compiled accesses are shared by requests, so each is asked once. */
const askable = new WeakMap<Compiled, readonly Permission[]>();

/** The permissions that the reader can ask for. None without a membership in the workspace itself. */
export function askablePermissions(ctx: WorkspaceContext): readonly Permission[] {
  if (ctx.inheritedFrom.workspaceId !== ctx.workspace.id) return [];
  const { compiled } = ctx.access;
  const known = askable.get(compiled) ?? [...attainable(compiled, rolesHere(ctx))];
  askable.set(compiled, known);
  return known;
}
