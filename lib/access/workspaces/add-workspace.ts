import 'server-only';
import { sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { members } from '@/db/schema/access/members';
import type { organisations } from '@/db/schema/access/organisations';
import { seats } from '@/db/schema/access/seats';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, type Transaction, violatedConstraint } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';
import { modelOf, topRoleOf } from '@/lib/access/models/registry';
import { Invalid } from '@/lib/platform/errors';
import type { Locale } from '@/lib/platform/i18n/locales';
import type { Flag } from '@/lib/policy/model';
import { slugOf } from './workspace-slug';

export type Creator = Pick<SignedIn, 'userId' | 'name' | 'email' | 'ip'>;
export type CreatedWorkspace = Pick<typeof workspaces.$inferSelect, 'id' | 'name' | 'slug' | 'level'>;

export interface NewWorkspace {
  name: string;
  /** The workspace above; without one it is a root (S0.9). */
  parentId?: string | null;
  /** Its initial flags (S3.15). */
  flags?: readonly Flag[];
  region?: Region;
}

/** Where a workspace works: its country, the language that it writes in, its time zone. */
export interface Region {
  country: string;
  locale: Locale;
  timeZone: string;
}

/**
 * Writes a workspace without members, for callers that add the first member. Leaves the transaction in it.
 *
 * @throws Invalid as `addWorkspace`
 */
export async function openWorkspace(
  tx: Transaction,
  creator: Creator,
  organisation: Pick<typeof organisations.$inferSelect, 'id'>,
  { name, parentId = null, flags = [], region }: NewWorkspace,
): Promise<CreatedWorkspace> {
  const workspace = await insertWorkspace(tx, {
    organisationId: organisation.id,
    parentId,
    name,
    slug: slugOf(name),
    flags: [...flags],
    ...region,
  });
  await enter(tx, { userId: creator.userId, workspaceId: workspace.id, organisationId: organisation.id });
  await recordAudit(tx, creator, {
    event: 'workspace.created',
    organisationId: organisation.id,
    workspaceId: workspace.id,
    subject: { id: workspace.id, name },
    after: { parentId, flags },
  });
  return workspace;
}

/**
 * Writes a workspace with its first member, who holds the top role at its depth. Leaves the transaction in the new
 * workspace. Its depth follows from the parent, which must belong to the same organisation.
 *
 * @throws Invalid on `parentId` below the last level (S0.9), or for a missing workspace
 */
export async function addWorkspace(
  tx: Transaction,
  creator: Creator,
  organisation: Pick<typeof organisations.$inferSelect, 'id' | 'model'>,
  given: NewWorkspace,
): Promise<CreatedWorkspace> {
  const workspace = await openWorkspace(tx, creator, organisation, given);
  await seatFirstMember(tx, creator, organisation, workspace);
  return workspace;
}

async function insertWorkspace(
  tx: Transaction,
  values: typeof workspaces.$inferInsert,
): Promise<CreatedWorkspace> {
  try {
    const workspace = await oneRow(
      tx.insert(workspaces).values(values).returning({
        id: workspaces.id,
        name: workspaces.name,
        slug: workspaces.slug,
        level: workspaces.level,
      }),
    );
    return workspace;
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'workspaces_depth') throw new Invalid({ parentId: 'last-level' });
    if (constraint === 'workspaces_parent_of_same_organisation') throw new Invalid({ parentId: 'invalid' });
    throw error;
  }
}

async function seatFirstMember(
  tx: Transaction,
  creator: Creator,
  organisation: Pick<typeof organisations.$inferSelect, 'id' | 'model'>,
  { id: workspaceId, level }: CreatedWorkspace,
): Promise<void> {
  const role = topRoleOf(modelOf(organisation.model), level);
  const member = await oneRow(
    tx
      .insert(members)
      .values({
        workspaceId,
        organisationId: organisation.id,
        userId: creator.userId,
        email: creator.email,
        name: creator.name,
        role,
        status: 'active',
        joinedAt: sql`now()`,
      })
      .returning({ id: members.id }),
  );
  await tx.insert(seats).values({ workspaceId, ownerId: member.id, holderId: member.id });
  await recordAudit(tx, creator, {
    event: 'member.founded',
    organisationId: organisation.id,
    workspaceId,
    subject: { id: member.id, name: creator.name },
    after: { role, restrictions: [], grants: [], status: 'active' },
  });
}
