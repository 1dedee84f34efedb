import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { apiKeys } from '@/db/schema/access/api-keys';
import { auditEvents } from '@/db/schema/access/audit-events';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { authorizePreview, inWorkspace } from '@/lib/access/context/transactions';
import { memberTarget } from '@/lib/access/members/policy-target';
import { readTopHolders } from '@/lib/access/members/top-holders';
import { roleView } from '@/lib/access/roles/role-view';
import { NotFound } from '@/lib/platform/errors';
import type { Count } from '@/lib/platform/paging/count';
import type { KeysetPage } from '@/lib/platform/paging/page';
import { countEvents, pageOfEvents, type TrailEvent } from './page-of-events';
import type { TrailSearch } from './trail-search';

/** What has a history: a member or an API key of the workspace, or a custom role of its organisation. */
export interface HistorySubject {
  kind: 'member' | 'role' | 'key';
  id: string;
}

export interface History extends KeysetPage<TrailEvent> {
  /** The present name of the subject. */
  name: string;
  count: Count;
}

/**
 * The events about one member, role or API key, newest first (B10). A member's history is for those who may edit and
 * revoke their access, because it says why they were suspended; of other workspaces it says nothing.
 *
 * @throws Denied · NotFound
 */
export async function listHistory(
  ctx: WorkspaceContext,
  { kind, id }: HistorySubject,
  search: Pick<TrailSearch, 'cursor' | 'size'>,
): Promise<History> {
  const { organisation, workspace } = ctx;
  if (kind === 'role') {
    const { label } = await roleView(ctx, id);
    // The id of a role is no UUID: its events are about the organisation and repeat the role.
    const isAbout = sql`${isOf(organisation.id)} and ${auditEvents.event} like 'role.%'
      and ${id} in (${auditEvents.before}->>'id', ${auditEvents.after}->>'id')`;
    return inWorkspace(ctx, (tx) => historyOf(tx, organisation, label, isAbout, search));
  }
  return inWorkspace(ctx, async (tx) => {
    const name = kind === 'member' ? await memberName(tx, ctx, id) : await keyName(tx, ctx, id);
    const isAbout = and(isOf(id), eq(auditEvents.workspaceId, workspace.id));
    return historyOf(tx, organisation, name, isAbout, search);
  });
}

const isOf = (id: string) => eq(auditEvents.subjectId, id);

async function historyOf(
  tx: Transaction,
  organisation: { id: string },
  name: string,
  isAbout: SQL | undefined,
  search: Pick<TrailSearch, 'cursor' | 'size'>,
): Promise<History> {
  const matched = and(eq(auditEvents.organisationId, organisation.id), isAbout);
  return { name, count: await countEvents(tx, matched), ...(await pageOfEvents(tx, matched, search)) };
}

async function memberName(tx: Transaction, ctx: WorkspaceContext, id: string): Promise<string> {
  authorizePreview(ctx, 'users.view', { kind: 'workspace' });
  const [row] = await tx
    .select(memberNow)
    .from(members)
    .where(and(eq(members.workspaceId, ctx.workspace.id), eq(members.id, id)));
  if (!row || row.status === 'left') throw new NotFound();
  const target = memberTarget(row, await readTopHolders(tx, ctx));
  authorizePreview(ctx, 'users.edit', target);
  authorizePreview(ctx, 'users.revoke', target);
  return row.name;
}

async function keyName(tx: Transaction, ctx: WorkspaceContext, id: string): Promise<string> {
  authorizePreview(ctx, 'api-keys.view', { kind: 'workspace' });
  const [row] = await tx
    .select({ name: apiKeys.name })
    .from(apiKeys)
    .where(and(eq(apiKeys.workspaceId, ctx.workspace.id), eq(apiKeys.id, id)));
  if (!row) throw new NotFound();
  return row.name;
}
