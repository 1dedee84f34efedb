import 'server-only';
import { and, count, eq, gt, isNull, notInArray, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import { teamMembers, teams } from '@/db/schema/access/teams';
import { sessions } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import type { RefusedRow } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive, memberNow } from '@/lib/access/context/member-now';
import { noWorkload, type ProtectedWork, type Workload } from '@/lib/access/context/protected-work';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { decide } from '@/lib/policy/decide';
import { findMember } from '../find-member';
import { notLeft } from '../list/member-filter';
import { isOnline, teamsJoined } from '../member-view';
import { type Member, memberTarget } from '../policy-target';
import { readTopHolders } from '../top-holders';

/** A member who could get the work, with their present work. */
export interface Successor extends Workload {
  id: string;
  name: string;
  email: string;
  role: string;
  isOnline: boolean;
  teams: { id: string; name: string }[];
}

/** The effect of a revocation, in counts. */
export interface RevocationPreview extends Workload {
  /** Open sessions of these people. */
  sessions: number;
  /** Teams that lose members, and how many active members each would have left. */
  teams: { name: string; left: number }[];
  /** Members who could get the work, the least loaded first. */
  successors: Successor[];
  undoUntil: Date;
}

/**
 * The effect of revoking this member's access (S1.28, S1.30).
 *
 * @throws Denied when the actor could not revoke it · NotFound
 */
export function previewRevocation(
  ctx: WorkspaceContext,
  work: ProtectedWork,
  { memberId }: { memberId: string },
): Promise<RevocationPreview> {
  return inWorkspace(ctx, async (tx) => {
    const member = await findMember(tx, ctx, memberId);
    authorize(ctx, 'users.revoke', memberTarget(member, await readTopHolders(tx, ctx)));
    return effectOf(tx, ctx, work, [member]);
  });
}

/** The same for several at once, and who of them would stay, with the reason (RO9). */
export function previewRevocations(
  ctx: WorkspaceContext,
  work: ProtectedWork,
  { memberIds }: { memberIds: readonly string[] },
): Promise<RevocationPreview & { refused: RefusedRow[] }> {
  return inWorkspace(ctx, async (tx) => {
    const selected = await tx
      .select(memberNow)
      .from(members)
      .where(and(eq(members.workspaceId, ctx.workspace.id), isAmong(members.id, memberIds), notLeft));
    const topHolders = await readTopHolders(tx, ctx);
    const refused: RefusedRow[] = memberIds
      .filter((id) => !selected.some((member) => member.id === id))
      .map((id) => ({ id, name: null, reason: 'not-found' }));
    const leavers = selected.filter((member) => {
      const decision = decide(ctx.access, 'users.revoke', memberTarget(member, topHolders));
      if (!decision.allowed) refused.push({ id: member.id, name: member.name, reason: 'denied', decision });
      return decision.allowed;
    });
    return { ...(await effectOf(tx, ctx, work, leavers)), refused };
  });
}

async function effectOf(
  tx: Transaction,
  ctx: WorkspaceContext,
  work: ProtectedWork,
  leavers: readonly Member[],
): Promise<RevocationPreview> {
  const held = await work.heldBy(tx, ctx.workspace.id);
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
    teams: await readTeams(tx, ctx, ids),
    successors: await readSuccessors(tx, ctx, ids, workload),
    undoUntil: new Date(clock?.until ?? ''),
  };
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
