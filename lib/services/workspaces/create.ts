import 'server-only';
import { sql } from 'drizzle-orm';
import { members } from '@/db/schema/members';
import type { organisations } from '@/db/schema/organisations';
import { seats } from '@/db/schema/seats';
import { workspaces } from '@/db/schema/workspaces';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/errors';
import { modelOf, topRoleOf } from '@/lib/policy/models/registry';
import {
  loadOrganisationContext,
  type OrganisationContext,
  type SignedIn,
} from '@/lib/services/access/context';
import { recordAudit } from '@/lib/services/access/record-audit';
import { authorize } from '@/lib/services/access/transact';
import { slugOf } from './slug';

export type Creator = Pick<SignedIn, 'userId' | 'name' | 'email' | 'ip'>;
export type CreatedWorkspace = Pick<typeof workspaces.$inferSelect, 'id' | 'name' | 'slug'>;

/**
 * Adds a workspace to an organisation; who creates it becomes its first holder of the top role (R2).
 *
 * @throws Denied unless they may change the organisation
 */
export async function createWorkspace(
  ctx: OrganisationContext,
  { name }: { name: string },
): Promise<CreatedWorkspace> {
  const now = await loadOrganisationContext(ctx.person, ctx.organisation.slug);
  authorize(now, 'organisation.update', { kind: 'workspace' });
  return inTenant({ userId: ctx.person.userId, organisationId: ctx.organisation.id }, (tx) =>
    addWorkspace(tx, { ...ctx.person, name: now.place.name }, now.organisation, name),
  );
}

/** Writes a workspace with its first member. Leaves the transaction in the new workspace. */
export async function addWorkspace(
  tx: Transaction,
  creator: Creator,
  organisation: Pick<typeof organisations.$inferSelect, 'id' | 'model'>,
  name: string,
): Promise<CreatedWorkspace> {
  const [workspace] = await tx
    .insert(workspaces)
    .values({ organisationId: organisation.id, name, slug: slugOf(name) })
    .returning({ id: workspaces.id, name: workspaces.name, slug: workspaces.slug });
  if (!workspace) throw new NotFound();
  await enter(tx, { userId: creator.userId, workspaceId: workspace.id, organisationId: organisation.id });
  await seatFirstMember(tx, creator, organisation, workspace.id);
  await recordAudit(tx, creator, {
    event: 'workspace.created',
    organisationId: organisation.id,
    workspaceId: workspace.id,
    subject: { id: workspace.id, name },
  });
  return workspace;
}

async function seatFirstMember(
  tx: Transaction,
  creator: Creator,
  organisation: Pick<typeof organisations.$inferSelect, 'id' | 'model'>,
  workspaceId: string,
): Promise<void> {
  const [member] = await tx
    .insert(members)
    .values({
      workspaceId,
      organisationId: organisation.id,
      userId: creator.userId,
      email: creator.email,
      name: creator.name,
      role: topRoleOf(modelOf(organisation.model)),
      status: 'active',
      joinedAt: sql`now()`,
    })
    .returning({ id: members.id });
  if (!member) throw new NotFound();
  await tx.insert(seats).values({ workspaceId, ownerId: member.id, holderId: member.id });
}
