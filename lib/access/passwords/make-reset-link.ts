import 'server-only';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { oneRow } from '@/db/one-row';
import { passwordResets } from '@/db/schema/access/users';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { resetLink } from '@/lib/access/credentials/links';
import { deriveToken, newNonce, tokenHash } from '@/lib/access/credentials/token';
import { lockMember } from '@/lib/access/members/find-member';
import { memberTarget } from '@/lib/access/members/policy-target';
import { readTopHolders } from '@/lib/access/members/top-holders';
import { supersedeResets } from '@/lib/access/users/supersede-links';
import { Invalid } from '@/lib/platform/errors';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { requireResettable } from './require-resettable';

export interface ResetLink {
  link: string;
  expiresAt: Date;
}

/**
 * Makes a link with which a member chooses a new password; the actor passes it on (S3.11). Only the member chooses the
 * password, and nothing changes until the link is used; earlier links stop working (AU4). The actor's access is
 * checked again when the link is used.
 *
 * Models with a page for each person offer it always (S3.11), the others where mail is not configured.
 *
 * @throws Denied (R1, S1.15) · NotFound
 * @throws Invalid when the person has not joined yet or is suspended, or their password opens more than the actor administers
 */
export function makeResetLink(ctx: WorkspaceContext, { memberId }: { memberId: string }): Promise<ResetLink> {
  return changingMembers(ctx, async (tx, actor) => {
    if (isMailConfigured() && !actor.model.personPages) throw new Invalid({ '': 'mail-resets' });
    const member = await lockMember(tx, actor, memberId);
    authorize(actor, 'users.reset-password', memberTarget(member, await readTopHolders(tx, actor)));
    if (member.status === 'invited' || member.userId === null) throw new Invalid({ '': 'still-invited' });
    if (member.status === 'suspended') throw new Invalid({ '': 'still-suspended' });
    await requireResettable(tx, actor, member.userId);
    await supersedeResets(tx, member.userId);
    const [id, nonce] = [v7(), newNonce()];
    const token = deriveToken('password-reset', id, nonce);
    const made = await oneRow(
      tx
        .insert(passwordResets)
        .values({
          id,
          userId: member.userId,
          nonce,
          tokenHash: tokenHash(token),
          expiresAt: sql`now() + interval '1 day'`,
          issuedBy: actor.person.userId,
          issuedIn: actor.workspace.id,
          issuedAs: actor.inheritedFrom.memberId,
        })
        .returning({ expiresAt: passwordResets.expiresAt }),
    );
    await recordAudit(tx, actor.person, {
      event: 'user.reset-link-made',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      subject: { id: member.userId, name: member.name },
    });
    return { link: resetLink(token), expiresAt: made.expiresAt };
  });
}
