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
  for (const { member: stored, seats, teams, disabledAt, now: at } of rows) {
    // Whose account is disabled is refused everywhere (SE3), although the membership stays.
    const member: Member = disabledAt === null ? stored : { ...stored, status: 'left' };
    const access = accessOf(ctx.model, assignmentIn(ctx, member), { userId: member.userId, seats, teams });
    const given = (await inheritedBy(tx, ctx, member)) ?? { effective: member, access };
    subjects.push({ member, ...given, now: at });
  }
  return subjects;
}

/** Outside its dates it is no membership: what is inherited from above applies, if anything is (S0.9). */
async function inheritedBy(
  tx: Transaction,
  ctx: WorkspaceContext,
  { userId, status, name, email }: Member,
): Promise<Pick<Subject, 'effective' | 'access'> | null> {
  if (userId === null || ctx.workspace.parentId === null) return null;
  if (status !== 'ended' && status !== 'upcoming') return null;
  const person = { userId, name, email, sessionId: '', locale: null, ip: null };
  return elsewhere(tx, { userId }, async () => {
    try {
      const { member, access } = await reloadContext(tx, { person, workspace: ctx.workspace });
      return { effective: member, access };
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
  const keys = [...new Set(named.map(foldEmail))];
  const ids = keys.filter(isId);
  const emails = keys.filter((key) => key.includes('@') && !key.includes('\0'));
  const found =
    keys.length === 0
      ? []
      : await readSubjects(
          tx,
          ctx,
          or(isAmong(members.id, ids), emails.length > 0 ? inArray(members.emailKey, emails) : undefined),
          keys.length,
        );
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
