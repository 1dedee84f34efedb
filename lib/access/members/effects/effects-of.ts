import 'server-only';
import { and, count, eq, gt, isNull, notInArray, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { accessRequests } from '@/db/schema/access/access-requests';
import { apiKeys } from '@/db/schema/access/api-keys';
import { members } from '@/db/schema/access/members';
import { teamMembers, teams } from '@/db/schema/access/teams';
import { sessions } from '@/db/schema/access/users';
import { elsewhere, type Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import {
  noStartedWork,
  noWorkload,
  type ProtectedWork,
  type StartedWork,
  type Workload,
} from '@/lib/access/context/protected-work';
import { isOnline, teamsJoined } from '../member-view';
import type { Member } from '../policy-target';
import { countCoversBy, readCoveringNames } from './internal/covers-of';

/** A member who could get the work, with their present work. */
export interface Successor extends Workload {
  id: string;
  name: string;
  email: string;
  role: string;
  isOnline: boolean;
  teams: { id: string; name: string }[];
}

/** What follows when members lose their access or get it back, in counts (B2). */
export interface Effects extends Workload {
  /** Open sessions of these people. */
  sessions: number;
  /** Work under way that they started. */
  started: StartedWork;
  /** API keys made in these memberships, here and in workspaces below: refused without the access of their holder. */
  apiKeys: number;
  /** Open requests for access, which are cancelled. */
  requests: number;
  /** Covers by them, which end with their access. */
  covers: number;
  /** The colleagues who cover them now or later. */
  coveredBy: string[];
  /** Teams that lose members, and how many active members each would have left. */
  teams: { name: string; left: number }[];
  /** Members who could get the work, the least loaded first. */
  successors: Successor[];
  undoUntil: Date;
}

/** The effects for these members. Decide first. */
export async function effectsOf(
  tx: Transaction,
  ctx: WorkspaceContext,
  work: ProtectedWork,
  leavers: readonly Member[],
): Promise<Effects> {
  const workspaceId = ctx.workspace.id;
  const held = await work.heldBy(tx, workspaceId);
  const workload = (id: string): Workload => ({ ...noWorkload, ...held.get(id) });
  const ids = leavers.map(({ id }) => id);
  const workloads = ids.map(workload);
  const sum = (of: keyof Workload) => workloads.reduce((total, one) => total + one[of], 0);
  const [clock] = await tx.execute<{ until: string }>(sql`select now() + interval '30 days' as until`);
  return {
    contacts: sum('contacts'),
    openConversations: sum('openConversations'),
    pixels: sum('pixels'),
    sessions: await countSessions(tx, leavers),
    started: { ...noStartedWork, ...(await work.startedBy(tx, workspaceId, ids)) },
    apiKeys: await countKeys(tx, leavers),
    requests: await countRequests(tx, workspaceId, ids),
    covers: await countCoversBy(tx, workspaceId, ids),
    coveredBy: await readCoveringNames(tx, workspaceId, ids),
    teams: await readTeams(tx, ctx, ids),
    successors: await readSuccessors(tx, ctx, ids, workload),
    undoUntil: new Date(clock?.until ?? ''),
  };
}

/** In every workspace, since administrators from above make keys below. */
async function countKeys(tx: Transaction, leavers: readonly Member[]): Promise<number> {
  let total = 0;
  for (const { id, userId } of leavers) {
    if (userId === null) continue;
    const made = and(eq(apiKeys.holderId, userId), eq(apiKeys.membershipId, id), isNull(apiKeys.revokedAt));
    total += await elsewhere(tx, { userId }, () => tx.$count(apiKeys, made));
  }
  return total;
}

function countRequests(tx: Transaction, workspaceId: string, ids: readonly string[]): Promise<number> {
  const open = and(
    eq(accessRequests.workspaceId, workspaceId),
    isAmong(accessRequests.memberId, ids),
    eq(accessRequests.status, 'pending'),
    sql`${accessRequests.expiresAt} > now()`,
  );
  return tx.$count(accessRequests, open);
}

async function countSessions(tx: Transaction, leavers: readonly Member[]): Promise<number> {
  const userIds = leavers.flatMap(({ userId }) => userId ?? []);
  const [row] = await tx
    .select({ total: count() })
    .from(sessions)
    .where(and(isAmong(sessions.userId, userIds), gt(sessions.expiresAt, sql`now()`)));
  return row?.total ?? 0;
}

async function readTeams(tx: Transaction, ctx: WorkspaceContext, leaverIds: readonly string[]) {
  const leaves = isAmong(teamMembers.memberId, leaverIds);
  const rows = await tx
    .select({
      name: teams.name,
      left: sql<number>`(count(*) filter (where ${isActive} and not ${leaves}))::int`,
    })
    .from(teams)
    .innerJoin(
      teamMembers,
      and(eq(teamMembers.workspaceId, teams.workspaceId), eq(teamMembers.teamId, teams.id)),
    )
    .innerJoin(members, refersTo(teamMembers.memberId, members))
    .where(and(eq(teams.workspaceId, ctx.workspace.id), isNull(teams.archivedAt)))
    .groupBy(teams.id, teams.name)
    .having(sql`bool_or(${leaves})`)
    .orderBy(teams.name);
  return rows;
}

/** The bound of a list for choosing by hand. */
const most = 500;

async function readSuccessors(
  tx: Transaction,
  ctx: WorkspaceContext,
  leaverIds: readonly string[],
  workload: (memberId: string) => Workload,
): Promise<Successor[]> {
  const { id, name, email, role } = members;
  const active = await tx
    .select({ id, name, email, role, isOnline, teams: teamsJoined })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, ctx.workspace.id),
        isActive,
        leaverIds.length > 0 ? notInArray(members.id, [...leaverIds]) : undefined,
      ),
    )
    .orderBy(members.nameKey, members.id)
    .limit(most);
  return active
    .map((one) => ({ ...one, ...workload(one.id) }))
    .sort((one, other) => one.contacts - other.contacts || one.pixels - other.pixels);
}
