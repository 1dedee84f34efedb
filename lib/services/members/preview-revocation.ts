import 'server-only';
import { and, count, eq, gt, ne, sql } from 'drizzle-orm';
import { members } from '@/db/schema/members';
import { sessions } from '@/db/schema/users';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { authorize, inWorkspace } from '@/lib/services/access/transact';
import { findMember } from './find';
import { type Load, loads } from './load';
import { countTopHolders, memberTarget } from './target';
import { type MemberView, memberView } from './view';

/** Someone who could take the work over, with what they have already. */
export interface Heir extends Load {
  id: string;
  name: string;
  email: string;
  role: string;
}

export interface RevocationPreview extends Load {
  member: MemberView;
  /** Browsers where the person is signed in at the moment. */
  sessions: number;
  heirs: Heir[];
}

const none: Load = { contacts: 0, openConversations: 0 };

/**
 * What taking this member's access away would do, in counts (S1.28, S1.30), and who could take the work: the
 * least loaded first.
 *
 * @throws Denied when the actor could not revoke it · NotFound
 */
export function previewRevocation(
  ctx: WorkspaceContext,
  { memberId }: { memberId: string },
): Promise<RevocationPreview> {
  return inWorkspace(ctx, async (tx) => {
    const member = await findMember(tx, ctx, memberId);
    authorize(ctx, 'users.revoke', memberTarget(ctx, member, await countTopHolders(tx, ctx)));
    const load = await loads(tx, ctx);
    return {
      member: await memberView(tx, ctx, member.id),
      ...(load.get(member.id) ?? none),
      sessions: await countSessions(tx, member.userId),
      heirs: await readHeirs(tx, ctx, member.id, load),
    };
  });
}

async function countSessions(tx: Transaction, userId: string | null): Promise<number> {
  if (userId === null) return 0;
  const [row] = await tx
    .select({ total: count() })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`)));
  return row?.total ?? 0;
}

/** A list to choose from by hand: past five hundred nobody reads it. */
const most = 500;

async function readHeirs(
  tx: Transaction,
  ctx: WorkspaceContext,
  leaverId: string,
  load: ReadonlyMap<string, Load>,
): Promise<Heir[]> {
  const active = await tx
    .select({ id: members.id, name: members.name, email: members.email, role: members.role })
    .from(members)
    .where(
      and(
        eq(members.workspaceId, ctx.workspace.id),
        sql`members.status = 'active'`,
        ne(members.id, leaverId),
      ),
    )
    .orderBy(members.nameKey, members.id)
    .limit(most);
  return active
    .map((each) => ({ ...each, ...(load.get(each.id) ?? none) }))
    .sort((one, other) => one.contacts - other.contacts);
}
