import 'server-only';
import { sql } from 'drizzle-orm';
import { enter, type Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import type { ProtectedWork, WorkspaceWork } from '@/lib/access/context/protected-work';
import { acrossOrganisation, authorize } from '@/lib/access/context/transactions';
import { administeredWorkspace } from './changing-workspaces';
import { openBranch } from './close-workspace';

/** The effect of closing a workspace, in counts. */
export interface ClosingPreview extends WorkspaceWork {
  /** The workspace itself and those below it. */
  workspaces: number;
  /** People with access to at least one of them. */
  people: number;
  invited: number;
  apiKeys: number;
}

/**
 * The effect of closing a workspace and all below it. Changes nothing.
 *
 * @throws Denied · NotFound · Invalid, as `closeWorkspace`
 */
export function previewClosing(
  ctx: OrganisationContext,
  work: ProtectedWork,
  input: { workspaceId: string },
): Promise<ClosingPreview> {
  authorize(ctx, 'organisation.update', { kind: 'workspace' });
  return acrossOrganisation(ctx, async (tx) => {
    const workspace = await administeredWorkspace(tx, ctx, input.workspaceId);
    const ids = (await openBranch(tx, ctx, workspace)).map(({ id }) => id);
    const preview = { workspaces: ids.length, ...(await countPeople(tx, ids)), apiKeys: 0 };
    return { ...preview, ...(await countWork(tx, ctx, work, ids)) };
  });
}

async function countPeople(tx: Transaction, ids: readonly string[]) {
  const [row] = await tx.execute<{ people: number; invited: number }>(sql`select
    count(distinct user_id) filter (where status in ('active', 'suspended'))::int as people,
    count(*) filter (where status = 'invited')::int as invited
    from members where workspace_id in ${ids}`);
  return { people: row?.people ?? 0, invited: row?.invited ?? 0 };
}

/** Row-level security lets the rows of each workspace be read only within it. */
async function countWork(
  tx: Transaction,
  { person, organisation }: OrganisationContext,
  work: ProtectedWork,
  ids: readonly string[],
) {
  const sum = { contacts: 0, openConversations: 0, pixels: 0, runningSendings: 0, apiKeys: 0 };
  for (const workspaceId of ids) {
    await enter(tx, { userId: person.userId, organisationId: organisation.id, workspaceId });
    const held = await work.ofWorkspace(tx, workspaceId);
    for (const [key, count] of Object.entries(held)) sum[key as keyof WorkspaceWork] += count;
    const [keys] = await tx.execute<{ total: number }>(
      sql`select count(*)::int as total from api_keys where workspace_id = ${workspaceId} and revoked_at is null`,
    );
    sum.apiKeys += keys?.total ?? 0;
  }
  return sum;
}
