import 'server-only';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { call } from '@/db/call';
import { members, presence } from '@/db/schema/access/members';
import { isActive } from '@/lib/access/context/member-now';
import { accessOf } from '@/lib/policy/access';
import { mightEver } from '@/lib/policy/might-ever';
import { assignmentIn } from './assignment';
import type { WorkspaceContext } from './context';
import { isFresh } from './presence-freshness';
import { readForPage } from './read-for-page';

/** A member who could lift a restriction, or do the act instead. */
export interface Lifter {
  id: string;
  name: string;
  email: string;
  role: string;
  online: boolean;
  lastSeenAt: Date | null;
}

/** The query reads more members than it returns, since some may be restricted themselves. */
const candidateLimit = 60;
const shownLimit = 12;

/**
 * The members who can lift a restriction: active members of the roles that administer others and who are not
 * themselves restricted, online first, then by last activity (R5). Each remedy names the roles it needs among them.
 *
 * @param except the member who cannot lift it for themself: by default the actor
 */
export async function whoCanLift(
  ctx: WorkspaceContext,
  except: string | null = ctx.member.id,
): Promise<Lifter[]> {
  const roles = administeringRoles(ctx);
  const isOnline = sql<boolean>`exists (select 1 from ${presence}
    where ${presence.workspaceId} = ${members.workspaceId} and ${presence.memberId} = ${members.id} and ${isFresh()})`;
  const candidates = await readForPage(ctx, (tx) =>
    tx
      .select({
        restrictions: members.restrictions,
        grants: members.grants,
        id: members.id,
        name: members.name,
        email: members.email,
        role: members.role,
        online: isOnline,
        lastSeenAt: members.lastSeenAt,
      })
      .from(members)
      .where(
        and(
          eq(members.workspaceId, ctx.workspace.id),
          isActive,
          except === null ? undefined : ne(members.id, except),
          inArray(members.role, roles),
        ),
      )
      .orderBy(sql`${isOnline} desc, ${members.lastSeenAt} desc nulls last`, members.name)
      .limit(candidateLimit),
  );
  return liftersAmong(ctx, candidates);
}

/** The same without a transaction, for the answer to a program. Leaves out no member. */
export async function whoCanLiftNow(ctx: WorkspaceContext): Promise<Lifter[]> {
  type Written = Omit<Candidate, 'lastSeenAt'> & { lastSeenAt: string | null };
  const found = await call<Written[] | null>('decision_lifters($1, $2)', [
    ctx.workspace.id,
    administeringRoles(ctx),
  ]);
  const candidates = (found ?? []).map(({ lastSeenAt, ...candidate }) => ({
    ...candidate,
    lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt),
  }));
  return liftersAmong(ctx, candidates);
}

const administeringRoles = ({ model }: WorkspaceContext) =>
  Object.entries(model.roles)
    .filter(([, { administers }]) => administers.length > 0)
    .map(([id]) => id);

type Candidate = Lifter & Pick<typeof members.$inferSelect, 'restrictions' | 'grants'>;

/** Those who are not themselves restricted. */
function liftersAmong(ctx: WorkspaceContext, candidates: readonly Candidate[]): Lifter[] {
  const self = { userId: null, seats: [], teams: [] };
  return candidates
    .filter(({ role, restrictions, grants }) =>
      mightEver(
        accessOf(ctx.model, assignmentIn(ctx, { role, restrictions, grants, status: 'active' }), self),
        'users.edit',
      ),
    )
    .map(({ id, name, email, role, online, lastSeenAt }) => ({ id, name, email, role, online, lastSeenAt }))
    .slice(0, shownLimit);
}
