import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, lockMemberships, type Transaction } from '@/db/tenant';
import { type OrganisationContext, reloadContext, type WorkspaceContext } from '@/lib/access/context/context';
import { leaveRow } from '@/lib/access/context/effective-membership';
import { lockRolesShared } from '@/lib/access/context/lock-roles';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { availability } from '@/lib/policy/might-ever';

type Work<T> = (ctx: WorkspaceContext) => Promise<T>;

/**
 * Reads a workspace in a running transaction of the organisation, as the administrator of the token may.
 *
 * @throws NotFound where they have no access, or see no users (R6)
 */
export async function readingWorkspace<T>(
  tx: Transaction,
  actor: OrganisationContext,
  workspaceId: string,
  work: Work<T>,
): Promise<T> {
  const result = await work(await openedBy(tx, actor, workspaceId));
  await enterOrganisation(tx, actor);
  return result;
}

/**
 * Changes memberships of a workspace in a running change of people, under the locks that every such change takes, with
 * the access that the administrator of the token has then (R2, R3).
 *
 * @throws NotFound
 */
export async function changingWorkspace<T>(
  tx: Transaction,
  actor: OrganisationContext,
  workspaceId: string,
  work: Work<T>,
): Promise<T> {
  const seen = await openedBy(tx, actor, workspaceId);
  await lockRolesShared(tx, actor.organisation.id);
  const above = seen.inheritedFrom.workspaceId;
  if (above !== workspaceId) await lockMemberships(tx, above);
  await lockMemberships(tx, workspaceId);
  const ctx = await openedBy(tx, actor, workspaceId);
  await leaveRow(tx, ctx);
  const result = await work(ctx);
  await enterOrganisation(tx, actor);
  return result;
}

async function openedBy(
  tx: Transaction,
  actor: OrganisationContext,
  workspaceId: string,
): Promise<WorkspaceContext> {
  await enter(tx, { userId: actor.person.userId });
  const ctx = await reloadContext(tx, {
    person: actor.person,
    workspace: { id: requireId(workspaceId) },
  }).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  // The administrator may belong to other organisations; the token does not (TE1).
  const isOpen =
    ctx?.organisation.id === actor.organisation.id && availability(ctx.access, 'users.view').state === 'open';
  if (ctx && isOpen) return ctx;
  await enterOrganisation(tx, actor);
  throw new NotFound();
}

const enterOrganisation = (tx: Transaction, { person, organisation: { id } }: OrganisationContext) =>
  enter(tx, { userId: person.userId, organisationId: id, administeredId: id });

/** The open workspaces of the organisation, in the order of their making. */
export async function openWorkspaces(
  tx: Transaction,
  { organisation }: OrganisationContext,
): Promise<string[]> {
  const rows = await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(and(eq(workspaces.organisationId, organisation.id), isNull(workspaces.closedAt)))
    .orderBy(asc(workspaces.id));
  return rows.map(({ id }) => id);
}
