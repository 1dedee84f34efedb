import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { notLeft } from '@/lib/access/members/list/member-filter';
import type { MemberView } from '@/lib/access/members/member-view';
import type { Member } from '@/lib/access/members/policy-target';
import { Invalid } from '@/lib/platform/errors';
import { EmailAddress } from '@/lib/platform/mail/email-address';
import { mailboxOf } from '@/lib/platform/mail/mailbox';

/**
 * Delegates part of the communication to a member with an account (S4.2, S4.3), right by right (S4.4). Their role
 * stays unchanged.
 *
 * @throws Denied · Stale
 * @throws Invalid on `email` when no member has it (S4.3), they already manage or administer everything; on `grants`
 */
export async function addManager(
  ctx: WorkspaceContext,
  { email, grants }: { email: string; grants: readonly string[] },
): Promise<MemberView> {
  authorize(ctx, 'managers.view', { kind: 'workspace' });
  const member = await accountOf(ctx, email);
  if (!ctx.model.roles[member.role]?.rights) throw new Invalid({ email: 'administers-already' });
  if (member.grants.length > 0) throw new Invalid({ email: 'manages-already' });
  if (grants.length === 0) throw new Invalid({ grants: 'right-needed' });
  const { id: memberId, version, role, restrictions } = member;
  return changeAccess(ctx, { memberId, version, role, restrictions, grants });
}

/** Searches this workspace only: no answer shows whether the address is known elsewhere (IN12). */
async function accountOf(ctx: WorkspaceContext, email: string): Promise<Member> {
  const parsed = EmailAddress.safeParse(email);
  if (!parsed.success) throw new Invalid({ email: parsed.error.issues[0]?.message ?? 'email' });
  const [member] = await inWorkspace(ctx, (tx) =>
    tx
      .select(memberNow)
      .from(members)
      .where(
        and(eq(members.workspaceId, ctx.workspace.id), notLeft, eq(members.mailbox, mailboxOf(parsed.data))),
      )
      .limit(1),
  );
  if (!member) throw new Invalid({ email: 'no-account' });
  return member;
}
