import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Member } from '@/lib/access/context/effective-membership';
import { topRoleOf } from '@/lib/access/models/registry';
import { activeSpans, leavesGap, type Span, type Term } from '@/lib/policy/active-spans';

/** The holders of the workspace's top role, now and at every later moment (R2). */
export interface TopHolders {
  /** The moment of the database's clock at which they were read, in milliseconds. */
  now: number;
  /** When each is active, by member id. */
  spans: ReadonlyMap<string, readonly Span[]>;
  /** Invited holders: they count while no holder is active, since the first Admin of an account is named at its creation (S3.4). */
  invitedIds: readonly string[];
}

/** For decisions to which the rule of the top role does not apply. */
export const nobodyIsLast: TopHolders = { now: 0, spans: new Map(), invitedIds: [] };

/** Two permanent holders leave no gap if either of them goes; without two, more are read than a workspace has. */
const most = 100;

const ms = (column: unknown) => sql<number | null>`(extract(epoch from ${column}) * 1000)`.mapWith(Number);

/** Reads the holders of the top role. Decisive only under the lock of memberships (R2). */
export function readTopHolders(tx: Transaction, ctx: WorkspaceContext): Promise<TopHolders> {
  return readHolders(tx, ctx.workspace.id, topRoleOf(ctx.model, ctx.workspace.level));
}

/** The same for a workspace that the transaction is in, and its top role. Permanent holders come first. */
export async function readHolders(tx: Transaction, workspaceId: string, role: string): Promise<TopHolders> {
  const rows = await tx
    .select({
      id: members.id,
      isInvited: sql<boolean>`member_status(members) = 'invited'`,
      status: members.status,
      suspendedUntil: ms(members.suspendedUntil),
      startsAt: ms(members.startsAt),
      endsAt: ms(members.endsAt),
      revertsAt: ms(members.revertsAt),
      isNow: sql<boolean>`members.role = ${role}`,
      isLater: sql<boolean>`members.reverts_at is not null and members.later_role = ${role}`,
      now: ms(sql`now()`),
    })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, workspaceId),
        // With the moment from which it holds, a later role is found by an index too: without it every member is read.
        sql`(members.role = ${role} or members.reverts_at is not null and members.later_role = ${role})`,
        sql`members.status <> 'left'`,
      ),
    )
    .orderBy(
      sql`members.reverts_at is null and members.starts_at is null and members.ends_at is null and member_status(members) = 'active' desc`,
      members.id,
    )
    .limit(most);
  return holdersFrom(rows);
}

/** A holder of the top role, now or later, as read. Moments are in milliseconds. */
export interface HolderRow extends Term {
  id: string;
  isInvited: boolean;
  revertsAt: number | null;
  isNow: boolean;
  isLater: boolean;
  now: number | null;
}

/** The holders of the top role, from the rows in the order of `readHolders`. */
export function holdersFrom(rows: readonly HolderRow[]): TopHolders {
  const joined = rows.filter(({ isInvited }) => !isInvited);
  return {
    now: rows[0]?.now ?? 0,
    spans: new Map(joined.map((row) => [row.id, holdingSpans(row)])),
    invitedIds: rows.filter(({ isInvited }) => isInvited).map(({ id }) => id),
  };
}

/** When the holder is active and holds the role, which a temporary change gives or takes until it reverts. */
function holdingSpans(row: Term & { revertsAt: number | null; isNow: boolean; isLater: boolean }): Span[] {
  const { revertsAt, isNow, isLater } = row;
  const from = isNow ? Number.NEGATIVE_INFINITY : (revertsAt ?? Number.POSITIVE_INFINITY);
  const to = isLater || revertsAt === null ? Number.POSITIVE_INFINITY : revertsAt;
  return activeSpans(row)
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from < span.to);
}

/**
 * Whether a change of this member leaves a moment, now or later, without an active holder of the top role (R2).
 *
 * @param after when they would be an active holder after the change; by default never
 */
export function isLastHolder(
  { now, spans, invitedIds }: TopHolders,
  memberId: string,
  after: readonly Span[] = [],
): boolean {
  const others = [...spans].filter(([id]) => id !== memberId).flatMap(([, held]) => held);
  const before = spans.get(memberId) ?? [];
  const isAnyActive = [...others, ...before].some(({ to }) => to > now);
  if (!isAnyActive) return invitedIds.length === 1 && invitedIds[0] === memberId;
  return leavesGap(now, { before, after, others });
}

/** When the member would actively hold the top role with these facts instead of the stored ones. */
export function spansAs(
  ctx: WorkspaceContext,
  member: Member,
  changed: Partial<Pick<Member, 'storedStatus' | 'suspendedUntil' | 'startsAt' | 'endsAt'>>,
): Span[] {
  const { storedStatus: status, suspendedUntil, startsAt, endsAt } = { ...member, ...changed };
  const top = topRoleOf(ctx.model, ctx.workspace.level);
  const isPending = member.revertsAt !== null;
  return holdingSpans({
    revertsAt: member.revertsAt?.getTime() ?? null,
    isNow: member.role === top,
    isLater: isPending && member.laterRole === top,
    status,
    suspendedUntil: suspendedUntil?.getTime() ?? null,
    startsAt: startsAt?.getTime() ?? null,
    endsAt: endsAt?.getTime() ?? null,
  });
}
