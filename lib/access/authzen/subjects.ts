import 'server-only';
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { users } from '@/db/schema/access/users';
import { elsewhere, type Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';
import { assignmentIn } from '@/lib/access/context/assignment';
import { reloadContext, type WorkspaceContext } from '@/lib/access/context/context';
import type { Member } from '@/lib/access/context/effective-membership';
import { memberNow } from '@/lib/access/context/member-now';
import { teamIds } from '@/lib/access/context/team-ids';
import { notLeft } from '@/lib/access/members/list/member-filter';
import { workedSeatIds } from '@/lib/access/seats/read-seats';
import { NotFound } from '@/lib/platform/errors';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { type Access, accessOf } from '@/lib/policy/access';

/** The `type` of a subject. */
export const subjectType = 'user';

/** A member about whom a program asks, with their access at this moment. */
export interface Subject {
  /** Their membership in the workspace, with their status: of a disabled account it is `left`. */
  member: Member;
  access: Access;
  /** The membership that gives the access: theirs, or one inherited from above. */
  effective: Member;
  /** The moment of the database's clock, in milliseconds. */
  now: number;
}

const now = sql<number>`extract(epoch from now()) * 1000`.mapWith(Number);

/**
 * Members of the workspace under a condition, in the order of their ids, as subjects. In the transaction of the asking
 * person. One statement for any number: `readContext` reads the same for one person (see `subjects.db.test.ts`).
 */
export async function readSubjects(
  tx: Transaction,
  ctx: WorkspaceContext,
  where: SQL | undefined,
  limit: number,
): Promise<Subject[]> {
  const rows = await tx
    .select({ member: memberNow, seats: workedSeatIds, teams: teamIds, disabledAt: users.disabledAt, now })
    .from(members)
    .leftJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.workspaceId, ctx.workspace.id), notLeft, where))
    .orderBy(members.id)
    .limit(limit);
  const subjects: Subject[] = [];
  for (const { disabledAt, ...row } of rows) {
    const subject = subjectOf(ctx, { ...row, isDisabled: disabledAt !== null });
    subjects.push({ ...subject, ...(await inheritedBy(tx, ctx, subject.member)) });
  }
  return subjects;
}

/** A member as read, with what decides about them besides the membership. */
export interface SubjectRow {
  member: Member;
  seats: readonly string[];
  teams: readonly string[];
  isDisabled: boolean;
  now: number;
}

/** The member with the access of their own membership. */
export function subjectOf(ctx: WorkspaceContext, row: SubjectRow): Subject {
  const { seats, teams, now: at } = row;
  // Whose account is disabled is refused everywhere (SE3), although the membership stays.
  const member: Member = row.isDisabled ? { ...row.member, status: 'left' } : row.member;
  const access = accessOf(ctx.model, assignmentIn(ctx, member), { userId: member.userId, seats, teams });
  return { member, effective: member, access, now: at };
}

/** Whether a membership from above can apply instead: outside its dates it is no membership (S0.9). */
export function mayInherit({ workspace }: WorkspaceContext, { userId, status }: Member): boolean {
  return userId !== null && workspace.parentId !== null && (status === 'ended' || status === 'upcoming');
}

/** What is inherited from above, if anything is. */
async function inheritedBy(
  tx: Transaction,
  ctx: WorkspaceContext,
  member: Member,
): Promise<Pick<Subject, 'effective' | 'access'> | null> {
  const { userId, name, email } = member;
  if (userId === null || !mayInherit(ctx, member)) return null;
  const person = { userId, name, email, sessionId: '', locale: null, ip: null };
  return elsewhere(tx, { userId }, async () => {
    try {
      const { member: effective, access } = await reloadContext(tx, { person, workspace: ctx.workspace });
      return { effective, access };
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Whether a text can be the id of a row. */
export const isId = (text: string) => uuid.test(text);

/** Finds members by id, or by email. */
export type MemberFinder = (idOrEmail: string) => Subject | undefined;

/**
 * Reads the members with these ids or emails. The holder of the key is found by id even where their membership is
 * inherited and has no row.
 */
export async function findMembers(
  tx: Transaction,
  ctx: WorkspaceContext,
  named: readonly string[],
): Promise<MemberFinder> {
  const { ids, emails } = keysOf(named);
  const most = ids.length + emails.length;
  const isNamed = or(
    isAmong(members.id, ids),
    emails.length > 0 ? inArray(members.emailKey, emails) : undefined,
  );
  return finderOf(ctx, most === 0 ? [] : await readSubjects(tx, ctx, isNamed, most));
}

/** The ids and the folded emails among names of members. */
export function keysOf(named: readonly string[]): { ids: string[]; emails: string[] } {
  const keys = [...new Set(named.map(foldEmail))];
  return {
    ids: keys.filter(isId),
    emails: keys.filter((key) => key.includes('@') && !key.includes('\0')),
  };
}

/** Finds members among those that were read, and the holder of the key where their membership is inherited. */
export function finderOf(ctx: WorkspaceContext, found: readonly Subject[]): MemberFinder {
  const byKey = new Map<string, Subject>();
  if (ctx.inheritedFrom.workspaceId !== ctx.workspace.id)
    byKey.set(ctx.member.id, {
      ...{ member: ctx.member, effective: ctx.member, access: ctx.access, now: Date.now() },
    });
  for (const subject of found) {
    byKey.set(subject.member.id, subject);
    byKey.set(foldEmail(subject.member.email), subject);
  }
  return (idOrEmail) => byKey.get(foldEmail(idOrEmail));
}
