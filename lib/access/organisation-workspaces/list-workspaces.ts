import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import { acrossOrganisation, authorize } from '@/lib/access/context/transactions';
import { isDelegated } from './changing-workspaces';

/** A workspace as the administrators of its organisation see it. */
export interface OrganisationWorkspace {
  id: string;
  parentId: string | null;
  /** The number of workspaces above it. */
  level: number;
  name: string;
  slug: string;
  version: number;
  createdAt: Date;
  closedAt: Date | null;
  /** When a deleted hosted account is erased (S3.12). */
  eraseAt: Date | null;
  /** Null for a hosted account that does not delegate, of which its organisation sees no more (S3.15). */
  users: { active: number; invited: number } | null;
}

/**
 * All workspaces of an organisation, closed ones included, each after the one above it.
 *
 * @throws Denied unless the reader may change the organisation
 */
export function listWorkspaces(ctx: OrganisationContext): Promise<OrganisationWorkspace[]> {
  authorize(ctx, 'organisation.update', { kind: 'workspace' });
  return acrossOrganisation(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(workspaces)
      .where(eq(workspaces.organisationId, ctx.organisation.id))
      .orderBy(sql`lower(${workspaces.name})`, workspaces.id);
    const counted = await countMembers(tx, ctx);
    const views = rows.map((row) => {
      const { id, parentId, level, name, slug, version, createdAt, closedAt, eraseAt } = row;
      const users = isDelegated(ctx, row) ? (counted.get(id) ?? { active: 0, invited: 0 }) : null;
      return { id, parentId, level, name, slug, version, createdAt, closedAt, eraseAt, users };
    });
    const below = (id: string | null): OrganisationWorkspace[] =>
      views.filter(({ parentId }) => parentId === id).flatMap((view) => [view, ...below(view.id)]);
    return below(null);
  });
}

async function countMembers(tx: Transaction, { organisation }: OrganisationContext) {
  const rows = await tx
    .select({
      id: members.workspaceId,
      active: sql<number>`count(*) filter (where ${isActive})::int`,
      invited: sql<number>`count(*) filter (where status = 'invited')::int`,
    })
    .from(members)
    .where(eq(members.organisationId, organisation.id))
    .groupBy(members.workspaceId);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
