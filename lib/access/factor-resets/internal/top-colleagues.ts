import 'server-only';
import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { users } from '@/db/schema/access/users';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive, memberNow } from '@/lib/access/context/member-now';
import { topRoleOf } from '@/lib/access/models/registry';

/** A holder of a top role that a person has too, and the membership of that person which they see. */
export interface TopColleague {
  userId: string;
  email: string;
  locale: string | null;
  workspaceId: string;
  /** Of the person. */
  memberId: string;
}

/**
 * Where a person decides over everyone: as a holder of the top role of a workspace, or as an administrator of the
 * organisation. The transaction must not need its tenant afterwards.
 */
export async function topRolesOf(
  tx: Transaction,
  { model, organisation }: WorkspaceContext,
  userId: string,
): Promise<{ isTop: boolean; colleagues: TopColleague[] }> {
  await enter(tx, { userId });
  const [person] = await tx
    .select({ role: people.role })
    .from(people)
    .where(and(eq(people.userId, userId), eq(people.organisationId, organisation.id)));
  const own = await tx
    .select({ member: memberNow, level: workspaces.level })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(and(eq(members.userId, userId), isActive, isNull(workspaces.closedAt)));
  const top = own.filter(({ member, level }) => member.role === topRoleOf(model, level));
  const colleagues: TopColleague[] = [];
  for (const { member } of top) {
    const { workspaceId, id: memberId, role } = member;
    await enter(tx, { workspaceId, organisationId: organisation.id });
    const holders = await tx
      .select({ userId: users.id, email: users.email, locale: users.locale })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(
        and(
          eq(members.workspaceId, workspaceId),
          isActive,
          eq(memberNow.role, role),
          isNotNull(members.userId),
          ne(members.userId, userId),
          isNull(users.disabledAt),
        ),
      );
    colleagues.push(...holders.map((holder) => ({ ...holder, workspaceId, memberId })));
  }
  return { isTop: top.length > 0 || (person !== undefined && person.role !== 'member'), colleagues };
}
