import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { oneRow } from '@/db/one-row';
import { factorResets } from '@/db/schema/access/second-factors';
import { users } from '@/db/schema/access/users';
import { enter, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { authorize, authorizePreview, changingMembers } from '@/lib/access/context/transactions';
import { deriveToken, newNonce, tokenHash } from '@/lib/access/credentials/token';
import { lockMember } from '@/lib/access/members/find-member';
import { memberTarget } from '@/lib/access/members/policy-target';
import { nobodyIsLast, readTopHolders } from '@/lib/access/members/top-holders';
import { requireResettable } from '@/lib/access/passwords/require-resettable';
import { hasFactor } from '@/lib/access/second-factor/has-factor';
import { recordChange } from '@/lib/access/second-factor/record-change';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { takeAttemptWithin } from '@/lib/platform/limits/take-attempt';
import { enqueueMail, isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { ofPerson, stop } from './internal/open-reset';
import { topRolesOf } from './internal/top-colleagues';

/** Hours until the link of a person works who has a top role: the others can stop it until then. */
const delayOfTopRoles = 24;

/** Resets of one person, each of which mails them and may mail others. */
const ofOnePerson = { name: 'factor-reset', most: 3, minutes: 24 * 60 };
/** Hours for which the link works then. */
const linkHours = 72;

/**
 * Begins the reset of a member's lost second factor (B17). Nothing changes by it: the person gets a link by mail that
 * removes the factor, at once, or after a day if they hold a top role. Then everyone else who holds it is mailed too.
 *
 * It opens an account, so it takes what taking the person's access takes (R1, R2, S1.15) and, since a factor protects
 * everything of a person, the right to do so everywhere they belong.
 *
 * @throws Denied · FactorNeeded for a holder of the top role · NotFound · Throttled after three a day
 * @throws Invalid without mail, without a factor of the member, while another reset is open, or as for a password link
 */
export function startFactorReset(
  ctx: WorkspaceContext,
  { memberId }: { memberId: string },
): Promise<{ dueAt: Date }> {
  return changingMembers(ctx, async (tx, actor) => {
    const member = await lockMember(tx, actor, memberId);
    authorize(actor, 'users.revoke', memberTarget(member, await readTopHolders(tx, actor)));
    const { userId, status } = member;
    if (!isMailConfigured()) throw new Invalid({ '': 'factor-reset-mail' });
    if (status === 'invited' || userId === null) throw new Invalid({ '': 'still-invited' });
    if (status === 'suspended') throw new Invalid({ '': 'still-suspended' });
    await requireResettable(tx, actor, userId);
    const user = await oneRow(tx.select().from(users).where(eq(users.id, userId)).for('update'));
    if (!(await hasFactor(tx, userId))) throw new Invalid({ '': 'second-factor-none-here' });
    const open = await tx.select({ id: factorResets.id }).from(factorResets).where(ofPerson(userId));
    if (open.length > 0) throw new Invalid({ '': 'factor-reset-open' });
    await takeAttemptWithin(tx, ofOnePerson, userId);
    const { isTop, colleagues } = await topRolesOf(tx, actor, userId);
    await enter(tx, tenantOf(actor));
    const made = await insertReset(tx, actor, userId, isTop ? delayOfTopRoles : 0);
    const mail = { kind: 'factor-reset', resetId: made.id } as const;
    await enqueueMail(tx, { ...mail, holder: null, locale: user.locale ?? 'en' }, user.email);
    for (const { email, locale, ...holder } of colleagues)
      await enqueueMail(tx, { ...mail, holder, locale: locale ?? 'en' }, email);
    await recordAudit(tx, actor.person, {
      event: 'user.factor-reset-started',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      subject: { id: userId, name: member.name },
      after: { startsAt: made.dueAt },
    });
    return { dueAt: made.dueAt };
  });
}

function insertReset(tx: Transaction, actor: WorkspaceContext, userId: string, delay: number) {
  const [id, nonce] = [v7(), newNonce()];
  return oneRow(
    tx
      .insert(factorResets)
      .values({
        ...{ id, userId, nonce, tokenHash: tokenHash(deriveToken('factor-reset', id, nonce)) },
        dueAt: sql`now() + make_interval(hours => ${delay})`,
        expiresAt: sql`now() + make_interval(hours => ${delay + linkHours})`,
        ...{ issuedBy: actor.person.userId, issuedIn: actor.workspace.id },
        issuedAs: actor.inheritedFrom.memberId,
      })
      .returning({ id: factorResets.id, dueAt: factorResets.dueAt }),
  );
}

/**
 * Stops the open reset of a member. Whom the policy lets take their access may do so, another holder of the top role among them. It takes
 * no fresh factor, as it only keeps what is.
 *
 * @throws Denied · NotFound also without an open reset
 */
export function stopFactorReset(ctx: WorkspaceContext, { memberId }: { memberId: string }): Promise<void> {
  return changingMembers(ctx, async (tx, actor) => {
    const member = await lockMember(tx, actor, memberId);
    authorizePreview(actor, 'users.revoke', memberTarget(member, nobodyIsLast));
    const userId = member.userId && (await stop(tx, ofPerson(member.userId)));
    if (!userId) throw new NotFound();
    await recordChange(tx, { userId, ip: null }, 'stopped', actor.person);
  });
}
