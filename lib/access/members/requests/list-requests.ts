import 'server-only';
import { and, asc, desc, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { accessRequests } from '@/db/schema/access/access-requests';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { requireAvailable } from '@/lib/access/context/require-available';
import { inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { readCursor } from '@/lib/platform/paging/cursor';
import { cutPage, type KeysetPage } from '@/lib/platform/paging/page';
import { mightEver } from '@/lib/policy/might-ever';
import { askerOf, isOverdue } from './internal/settle-requests';
import { type RequestView, readRequests, requestKey } from './request-view';

const shownAtMost = 200;

/**
 * The requests of the members whom the reader administers: open ones, the oldest first, and those closed in the last 14
 * days, the latest first (B1, R6).
 *
 * @throws Denied for a reader who changes no access
 */
export async function listRequests(
  ctx: WorkspaceContext,
): Promise<{ open: RequestView[]; closed: RequestView[] }> {
  requireAvailable(ctx, 'users.edit');
  const requests = await inWorkspace(ctx, (tx) =>
    readRequests(tx, ctx, {
      where: sql`(${accessRequests.status} = 'pending' or ${accessRequests.answeredAt} > now() - interval '14 days')`,
      limit: shownAtMost,
    }),
  );
  return {
    open: requests.filter(({ status }) => status === 'pending').reverse(),
    closed: requests.filter(({ status }) => status !== 'pending'),
  };
}

/**
 * One page of the requests of the members whom the reader administers, the latest first. Of other members' requests
 * neither rows nor gaps show (R6).
 *
 * @throws Denied for a reader who changes no access
 */
export function pageOfRequests(
  ctx: WorkspaceContext,
  { cursor: from, size }: { cursor: string | undefined; size: number },
): Promise<KeysetPage<RequestView>> {
  requireAvailable(ctx, 'users.edit');
  const cursor = readCursor(from);
  const { id } = accessRequests;
  return inWorkspace(ctx, async (tx) => {
    const found = await readRequests(tx, ctx, {
      where: and(
        isOfAdministered(ctx),
        // Ids grow with time, so they order the requests as they were made.
        cursor ? (cursor.isBackward ? gt(id, cursor.id) : lt(id, cursor.id)) : undefined,
      ),
      limit: size + 1,
      order: cursor?.isBackward ? asc(id) : desc(id),
    });
    return cutPage({ found, size, cursor, positionOf: (request) => ({ key: '', id: request.id }) });
  });
}

/**
 * One request.
 *
 * @throws Denied for a reader who changes no access · NotFound, also for a request of a member whom the reader does
 *   not administer (R6)
 */
export async function viewRequest(ctx: WorkspaceContext, id: string): Promise<RequestView> {
  requireAvailable(ctx, 'users.edit');
  const where = requestKey(id);
  const [request] = await inWorkspace(ctx, (tx) => readRequests(tx, ctx, { where, limit: 1 }));
  if (!request) throw new NotFound();
  return request;
}

/** The same condition as `mayDecide`, for rows that are counted or cut to pages. */
function isOfAdministered(ctx: WorkspaceContext): SQL | undefined {
  const administered = ctx.model.roles[ctx.member.role]?.administers ?? [];
  return and(
    inArray(members.role, [...administered]),
    sql`${members.userId} is distinct from ${ctx.person.userId}`,
  );
}

/** The number of open requests that the reader may decide; null for a reader who changes no access. */
export async function countRequests(ctx: WorkspaceContext): Promise<number | null> {
  if (!mightEver(ctx.access, 'users.edit')) return null;
  return readForPage(ctx, async (tx) => {
    const [row] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(accessRequests)
      .innerJoin(members, askerOf)
      .where(
        and(
          eq(accessRequests.workspaceId, ctx.workspace.id),
          eq(accessRequests.status, 'pending'),
          sql`not ${isOverdue}`,
          isOfAdministered(ctx),
        ),
      );
    return row?.count ?? 0;
  });
}
