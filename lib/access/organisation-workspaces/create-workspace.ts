import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { organisations } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { lockRolesShared } from '@/lib/access/context/lock-roles';
import { modelOf } from '@/lib/access/models/registry';
import {
  addWorkspace,
  type CreatedWorkspace,
  type NewWorkspace,
} from '@/lib/access/workspaces/add-workspace';
import { workspaceName } from '@/lib/access/workspaces/workspace-name';
import { changingWorkspaces } from './changing-workspaces';

/**
 * Adds a workspace to an organisation; the actor becomes its first holder of the top role (R2). Where a model has a
 * tree of accounts, the new one lies below the root (S0.9), and a hosted one delegates from the beginning (S3.15).
 *
 * @throws Denied unless they may change the organisation · Invalid on `name`
 */
export async function createWorkspace(
  ctx: OrganisationContext,
  { name, ...given }: NewWorkspace,
): Promise<CreatedWorkspace> {
  return changingWorkspaces(ctx, async (tx, actor) => {
    const { id } = actor.organisation;
    // The model stays as it is until the end: its top role is given here.
    await lockRolesShared(tx, id);
    const organisation = await oneRow(tx.select().from(organisations).where(eq(organisations.id, id)));
    const place = await placeOfNew(tx, organisation);
    const creator = { ...actor.person, name: actor.membership.name };
    return addWorkspace(tx, creator, organisation, { ...place, ...given, name: workspaceName(name) });
  });
}

async function placeOfNew(
  tx: Transaction,
  { id, model }: Pick<typeof organisations.$inferSelect, 'id' | 'model'>,
): Promise<Pick<NewWorkspace, 'parentId' | 'flags'>> {
  const { features } = modelOf(model);
  const isHosting = features.includes('hosted-accounts');
  if (!isHosting && !features.includes('sub-accounts')) return {};
  const [root] = await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(and(eq(workspaces.organisationId, id), isNull(workspaces.parentId), isNull(workspaces.closedAt)))
    .orderBy(workspaces.createdAt, workspaces.id)
    .limit(1);
  return { parentId: root?.id ?? null, ...(isHosting && { flags: ['delegated'] as const }) };
}
