import 'server-only';
import { sql } from 'drizzle-orm';
import { members, type WorkAtEnd } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { isFresh } from '@/lib/access/context/presence-freshness';
import { isRunning } from '@/lib/access/seats/read-seats';
import { equalOnce } from '@/lib/platform/equal-once';
import { NotFound } from '@/lib/platform/errors';
import { isProvisioned } from './directory-lock';
import { decisionsOn, type MemberDecisions } from './internal/member-decisions';
import { memberKey } from './member-key';
import { type Member, memberTarget } from './policy-target';
import { readTopHolders, type TopHolders } from './top-holders';

/** What programs read of a member, and the Users page with more. */
export interface MemberFacts {
  id: string;
  /** The name that the list shows and sorts by; the email of an invited person who has not given a name yet. */
  name: string;
  email: string;
  role: string;
  restrictions: string[];
  /** The rights that they were given, of those that their role offers. */
  grants: string[];
  status: Member['status'];
  version: number;
  lastSeenAt: Date | null;
  joinedAt: Date | null;
  /** The end of a temporary change, and the access from then on; null without one (B5). */
  reverts: { at: Date; role: string; restrictions: string[]; grants: string[] } | null;
  /** The first moment of the access, if set. */
  startsAt: Date | null;
  /** The first moment without access; null: no end (B5). */
  endsAt: Date | null;
  invitation: { id: string; expiresAt: Date; isExpired: boolean; delivery: Delivery } | null;
  /** Present while a revoked access can be restored. */
  revocation: (Omit<OpenRevocation, 'undoUntil'> & { undoUntil: Date }) | null;
  /** Present while they are suspended. */
  suspension: { until: Date | null } | null;
}

/** A row of the Users page, with the decisions for its buttons. */
export interface MemberView extends MemberFacts {
  userId: string | null;
  isSelf: boolean;
  isOnline: boolean;
  leftAt: Date | null;
  workAtEnd: WorkAtEnd;
  successorId: string | null;
  teams: { id: string; name: string }[];
  /** Who covers them at this moment, and whom they cover (B11). */
  coveredBy: CoverNow[];
  covering: CoverNow[];
  /** Present while they are suspended. The reason is read only by those who may revoke the access (B4). */
  suspension: { until: Date | null; reason: string | null } | null;
  may: MemberDecisions;
}

/** The state of an invitation's mail; without a mail server it is not sent and its link can be copied. */
export type Delivery = 'sent' | 'waiting' | 'not-sent';

/** The other member of a cover in force, and the first moment after it. */
export interface CoverNow {
  name: string;
  until: Date;
}

/** Whether the member has an open console. */
export const isOnline = sql<boolean>`exists (
  select 1 from presence
  where presence.workspace_id = members.workspace_id and presence.member_id = members.id
    and ${isFresh()})`;

/** The member's teams, by name. */
export const teamsJoined = sql<MemberView['teams']>`coalesce((
  select json_agg(json_build_object('id', t.id, 'name', t.name) order by lower(t.name))
  from team_members tm
  join teams t on t.workspace_id = tm.workspace_id and t.id = tm.team_id
  where tm.workspace_id = members.workspace_id and tm.member_id = members.id
    and t.archived_at is null), '[]')`;

/** Covers in force at this moment; a covering member without access covers no member. */
const coversNow = (own: 'member_id' | 'by_id', other: 'member_id' | 'by_id') => sql<StoredCover[]>`coalesce((
  select json_agg(json_build_object('name', other.name, 'until', c.ends_at) order by c.ends_at)
  from covers c
  join members other on other.workspace_id = c.workspace_id and other.id = c.${sql.raw(other)}
  where c.workspace_id = members.workspace_id and c.${sql.raw(own)} = members.id and ${isRunning}
    and other.status in ('active', 'suspended')
    and member_status(${sql.raw(own === 'by_id' ? 'members' : 'other')}) = 'active'), '[]')`;

interface StoredCover {
  name: string;
  until: string;
}

/** A revocation that can still be undone. */
interface OpenRevocation {
  id: string;
  undoUntil: string;
  successorId: string | null;
  /** The name of the member who has the work; null where it became unassigned. */
  successor: string | null;
  /** The name of the member who revoked; null where that was Latchkey itself. */
  by: string | null;
}

const invitation = sql<{ id: string; expiresAt: string; isExpired: boolean; delivery: Delivery } | null>`(
  select json_build_object(
    'id', i.id, 'expiresAt', i.expires_at, 'isExpired', i.expires_at <= now(),
    'delivery', coalesce((
      select case when o.sent_at is not null then 'sent'
                  when o.failed_at is not null then 'not-sent' else 'waiting' end
      from outbox o where o.job->>'invitationId' = i.id::text
      order by o.created_at desc limit 1), 'not-sent'))
  from invitations i
  where i.workspace_id = members.workspace_id and i.member_id = members.id
    and member_status(members) = 'invited' and i.consumed_at is null and i.revoked_at is null)`;

const revocation = sql<OpenRevocation | null>`(
  select json_build_object('id', r.id, 'undoUntil', r.undo_until, 'successorId', r.successor_id,
    'successor', (select s.name from members s where s.workspace_id = r.workspace_id and s.id = r.successor_id),
    'by', (
      select a.actor_name from audit_events a
      where a.organisation_id = members.organisation_id and a.workspace_id = r.workspace_id
        and a.event = 'member.revoked' and a.subject_id = r.member_id
      order by a.seq desc limit 1))
  from revocations r
  where r.workspace_id = members.workspace_id and r.member_id = members.id
    and members.status = 'left' and r.undone_at is null and r.undo_until > now()
  order by r.revoked_at desc limit 1)`;

/** The columns of the facts, read in one query for any number of members. */
export const factColumns = { member: memberNow, invitation, revocation };

/** The columns of a row of the Users page. */
export const viewColumns = {
  ...factColumns,
  ...{ isOnline, teams: teamsJoined, isProvisioned },
  coveredBy: coversNow('member_id', 'by_id'),
  covering: coversNow('by_id', 'member_id'),
};

/** A row read with `factColumns`. */
export interface FactRow {
  member: Member;
  invitation: { id: string; expiresAt: string; isExpired: boolean; delivery: Delivery } | null;
  revocation: OpenRevocation | null;
}

/** A row read with `viewColumns`. */
export interface ViewRow extends FactRow {
  isOnline: boolean;
  isProvisioned: boolean;
  teams: MemberView['teams'];
  coveredBy: StoredCover[];
  covering: StoredCover[];
}

/**
 * Rows as the actor sees them: the same function decides here as in the services. Evaluated once for all rows that are
 * alike to the policy, as most of a page are.
 */
export function viewer(ctx: WorkspaceContext, topHolders: TopHolders): (row: ViewRow) => MemberView {
  const decisionsByTarget = new Map<string, MemberView['may']>();
  const once = equalOnce<MemberView['may']>();
  return (row) => {
    const target = memberTarget(row.member, topHolders);
    const isSelf = target.userId === ctx.person.userId;
    const targetKey = JSON.stringify([
      isSelf,
      target.role,
      target.restrictions,
      target.grants,
      target.lastOfTopRole,
      row.isProvisioned,
    ]);
    const may = decisionsByTarget.get(targetKey) ?? once(decisionsOn(ctx, row.member, target, row));
    decisionsByTarget.set(targetKey, may);
    return toView(ctx, row, may);
  };
}

/** What a program reads of a row. */
export function memberFacts({ member, invitation: open, revocation: undoable }: FactRow): MemberFacts {
  return {
    id: member.id,
    name: member.name,
    email: member.email,
    role: member.role,
    ...{ restrictions: member.restrictions, grants: member.grants },
    ...{ status: member.status, version: member.version },
    lastSeenAt: member.lastSeenAt,
    joinedAt: member.joinedAt,
    reverts: revertsOf(member),
    startsAt: member.startsAt,
    endsAt: member.endsAt,
    invitation: open && { ...open, expiresAt: new Date(open.expiresAt) },
    revocation: undoable && { ...undoable, undoUntil: new Date(undoable.undoUntil) },
    suspension: member.status === 'suspended' ? { until: member.suspendedUntil } : null,
  };
}

function toView(ctx: WorkspaceContext, row: ViewRow, may: MemberView['may']): MemberView {
  const { member, isOnline: online, teams } = row;
  const { suspension, ...facts } = memberFacts(row);
  return {
    ...facts,
    userId: member.userId,
    isSelf: member.id === ctx.member.id,
    isOnline: online,
    leftAt: member.leftAt,
    workAtEnd: member.workAtEnd,
    successorId: member.successorId,
    teams,
    coveredBy: row.coveredBy.map(coverNow),
    covering: row.covering.map(coverNow),
    suspension: suspension && { ...suspension, reason: may.revoke.allowed ? member.suspensionReason : null },
    may,
  };
}

const coverNow = ({ name, until }: StoredCover) => ({ name, until: new Date(until) });
function revertsOf({ revertsAt, laterRole, laterRestrictions, laterGrants }: Member): MemberView['reverts'] {
  if (revertsAt === null || laterRole === null) return null;
  const [restrictions, grants] = [laterRestrictions ?? [], laterGrants ?? []];
  return { at: revertsAt, role: laterRole, restrictions, grants };
}

/**
 * One member, as a service returns them.
 *
 * @throws NotFound
 */
export async function memberView(tx: Transaction, ctx: WorkspaceContext, id: string): Promise<MemberView> {
  const [row] = await tx.select(viewColumns).from(members).where(memberKey(ctx, id));
  if (!row) throw new NotFound();
  return viewer(ctx, await readTopHolders(tx, ctx))(row);
}
