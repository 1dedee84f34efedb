import 'server-only';
import { and, asc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { refersTo } from '@/db/refers-to';
import { covers } from '@/db/schema/access/covers';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive } from '@/lib/access/context/member-now';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import type { Decision } from '@/lib/policy/model';
import { findMember } from '../find-member';
import { mayArrange } from './may-arrange';

/** A cover that has not ended. */
export interface CoverView {
  id: string;
  version: number;
  absent: { id: string; name: string };
  by: { id: string; name: string };
  startsAt: Date;
  /** The first moment after the cover. */
  endsAt: Date;
  isRunning: boolean;
}

/** The covers of and by one member, and whether the actor may arrange another. */
export interface MemberCovers {
  covers: CoverView[];
  may: Decision;
  /** The colleagues who could cover, by name; empty where the actor may not arrange it. */
  colleagues: { id: string; name: string }[];
}

/** The bound of a list for choosing by hand. */
const most = 500;

/**
 * The covers of a member, for those who see the users, and of the actor themselves.
 *
 * @throws Denied · NotFound
 */
export function listCovers(ctx: WorkspaceContext, memberId: string): Promise<MemberCovers> {
  return inWorkspace(ctx, async (tx) => {
    const member = await findMember(tx, ctx, memberId);
    if (member.id !== ctx.member.id) authorize(ctx, 'users.view', { kind: 'workspace' });
    const may = mayArrange(ctx, member);
    return {
      may,
      covers: await readCovers(tx, ctx, or(eq(covers.memberId, member.id), eq(covers.byId, member.id))),
      colleagues: may.allowed ? await readColleagues(tx, ctx, member.id) : [],
    };
  });
}

/** The same of the actor; null for a person without a membership row in the workspace, who has no seat. */
export async function listOwnCovers(ctx: WorkspaceContext): Promise<MemberCovers | null> {
  return ctx.inheritedFrom.workspaceId === ctx.workspace.id ? listCovers(ctx, ctx.member.id) : null;
}

const absent = alias(members, 'absent');
const covering = alias(members, 'covering');

/** Those of a member who left are without effect, and are not shown. */
function readCovers(tx: Transaction, { workspace }: WorkspaceContext, where: SQL | undefined) {
  return tx
    .select({
      id: covers.id,
      version: covers.version,
      absent: { id: absent.id, name: absent.name },
      by: { id: covering.id, name: covering.name },
      startsAt: covers.startsAt,
      endsAt: covers.endsAt,
      isRunning: sql<boolean>`${covers.startsAt} <= now()`,
    })
    .from(covers)
    .innerJoin(absent, refersTo(covers.memberId, absent))
    .innerJoin(covering, refersTo(covers.byId, covering))
    .where(
      and(
        eq(covers.workspaceId, workspace.id),
        isNull(covers.endedAt),
        sql`${covers.endsAt} > now()`,
        inArray(absent.status, ['active', 'suspended']),
        inArray(covering.status, ['active', 'suspended']),
        where,
      ),
    )
    .orderBy(asc(covers.startsAt), covers.id)
    .limit(most);
}

function readColleagues(tx: Transaction, { workspace }: WorkspaceContext, absentId: string) {
  return tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.workspaceId, workspace.id), isActive, ne(members.id, absentId)))
    .orderBy(members.nameKey, members.id)
    .limit(most);
}
