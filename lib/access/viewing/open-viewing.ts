import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { users } from '@/db/schema/access/users';
import { viewings } from '@/db/schema/access/viewings';
import { workspaces } from '@/db/schema/access/workspaces';
import { inTenant } from '@/db/tenant';
import { assignmentIn } from '@/lib/access/context/assignment';
import {
  loadWorkspaceContext,
  type SignedIn,
  tenantOf,
  type Viewing,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { NotFound } from '@/lib/platform/errors';
import { accessOf } from '@/lib/policy/access';
import { boundedBy } from '@/lib/policy/bounded-by';
import { decideViewing, decideViewingAccess, findObstacle, isAcrossDelegation } from './may-view';

/** What a session views as, with the address of its workspace. */
export type OpenViewing = typeof viewings.$inferSelect & { slug: string };

/** The viewing that a session refers to; null when it has ended. */
export async function findViewing({ userId, viewing }: SignedIn): Promise<OpenViewing | null> {
  if (!viewing) return null;
  const { id, workspaceId } = viewing;
  const [found] = await inTenant({ userId, workspaceId, isReadOnly: true }, (tx) =>
    tx
      .select({ viewing: viewings, slug: workspaces.slug })
      .from(viewings)
      .innerJoin(workspaces, eq(workspaces.id, viewings.workspaceId))
      .where(
        and(
          eq(viewings.workspaceId, workspaceId),
          eq(viewings.id, id),
          isNull(viewings.endedAt),
          sql`${viewings.endsAt} > now()`,
        ),
      ),
  );
  return found ? { ...found.viewing, slug: found.slug } : null;
}

/**
 * The workspace as the member or the access of a viewing has it at this moment, and never more than the viewer's own
 * access: both are evaluated for every request (R4). Its person and member are those viewed as; their transactions
 * write nothing.
 *
 * @param own the viewer's context
 * @returns null when the viewer may no longer view this, or the member has no access
 */
export async function viewedContext(
  own: WorkspaceContext,
  found: OpenViewing,
): Promise<WorkspaceContext | null> {
  const { userId, name } = own.person;
  const viewing: Viewing = { id: found.id, name: null, by: { userId, name }, until: found.endsAt };
  if (found.memberId === null) return accessContext(own, found, viewing);
  const person = await viewedPerson(own, found.memberId);
  if (!person) return null;
  try {
    const theirs = await loadWorkspaceContext(person, own.workspace.slug);
    if (theirs.member.id !== found.memberId) return null;
    const access = boundedBy(theirs.access, own.access);
    return { ...theirs, access, viewing: { ...viewing, name: theirs.member.name } };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** Null unless the viewer may view as the member now. */
async function viewedPerson(own: WorkspaceContext, memberId: string): Promise<SignedIn | null> {
  return inTenant({ ...tenantOf(own), isReadOnly: true }, async (tx) => {
    const [row] = await tx
      .select({
        member: memberNow,
        user: { name: users.name, email: users.email, locale: users.locale },
      })
      .from(members)
      .innerJoin(users, and(eq(users.id, members.userId), isNull(users.disabledAt)))
      .where(and(eq(members.workspaceId, own.workspace.id), eq(members.id, memberId)));
    if (!row?.member.userId || !decideViewing(own, row.member).allowed) return null;
    if (await findObstacle(tx, own, row.member)) return null;
    return { userId: row.member.userId, ...row.user, sessionId: '', ip: null };
  });
}

/** A person with that access, and without any work or team. */
function accessContext(
  own: WorkspaceContext,
  { role, restrictions, grants }: OpenViewing,
  viewing: Viewing,
): WorkspaceContext | null {
  if (role === null) return null;
  const given = { role, restrictions: restrictions ?? [], grants: grants ?? [] };
  if (isAcrossDelegation(own) || !decideViewingAccess(own, given).allowed) return null;
  const theirs = accessOf(own.model, assignmentIn(own, { ...given, status: 'active' }), {
    userId: own.person.userId,
    seats: [],
    teams: [],
  });
  return {
    ...own,
    member: { ...own.member, ...given, revertsAt: null, endsAt: null },
    access: boundedBy(theirs, own.access),
    covering: [],
    viewing,
  };
}
