import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { members } from '@/db/schema/access/members';
import { emailChanges, users } from '@/db/schema/access/users';
import { announce, enter, inTenant, type Transaction, violatedConstraint } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { trailsOf } from '@/lib/access/audit/record-in-organisations';
import { tokenHash } from '@/lib/access/credentials/token';
import { Invalid } from '@/lib/platform/errors';
import { enqueueMail } from '@/lib/platform/mail/enqueue-mail';
import { supersedeEmailChanges, supersedeResets } from './supersede-links';

const usable = (token: string) =>
  and(
    eq(emailChanges.tokenHash, tokenHash(token)),
    isNull(emailChanges.consumedAt),
    isNull(emailChanges.supersededAt),
    gt(emailChanges.expiresAt, sql`now()`),
  );

const dead = () => new Invalid({ '': 'link-dead' });

/** The address that a link would set. Reading does not consume it: mail scanners open links too. */
export async function readEmailChange(token: string): Promise<{ email: string } | null> {
  const [change] = await database()
    .select({ email: emailChanges.email })
    .from(emailChanges)
    .innerJoin(users, eq(users.id, emailChanges.userId))
    .where(and(usable(token), isNull(users.disabledAt)));
  return change ?? null;
}

/**
 * Gives a person the address that the link was sent to, once: in their account and in all their memberships, with an
 * event in each organisation's trail (S1.33). Links that went to the old address end, and it gets a notification.
 *
 * @param ip of the request, for the audit trail
 * @returns the new address
 * @throws Invalid when the link is used, superseded, expired or invented, or the address now has another account: all
 *   look alike; when one of their workspaces has invited that address for another person
 */
export async function confirmEmailChange(token: string, ip: string | null): Promise<{ email: string }> {
  try {
    return await inTenant({}, async (tx) => {
      const [change] = await tx
        .update(emailChanges)
        .set({ consumedAt: sql`now()` })
        .where(usable(token))
        .returning({ userId: emailChanges.userId, email: emailChanges.email });
      if (!change) throw dead();
      const [before] = await tx
        .select()
        .from(users)
        .where(and(eq(users.id, change.userId), isNull(users.disabledAt)))
        .for('update');
      if (!before) throw dead();
      await tx
        .update(users)
        .set({ email: change.email, emailVerifiedAt: sql`now()` })
        .where(eq(users.id, before.id));
      await supersedeResets(tx, before.id);
      await supersedeEmailChanges(tx, before.id);
      const job = { kind: 'email-changed', userId: before.id, locale: before.locale ?? 'en' } as const;
      await enqueueMail(tx, job, before.email);
      await changeInOrganisations(tx, before, change.email, ip);
      return { email: change.email };
    });
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'users_email_key') throw dead();
    if (constraint === 'members_one_place_an_email') throw new Invalid({ '': 'email-invited-here' });
    throw error;
  }
}

/** Ended memberships carry it too, so that a restored one is found by the address that signs in. */
async function changeInOrganisations(
  tx: Transaction,
  before: { id: string; email: string },
  email: string,
  ip: string | null,
): Promise<void> {
  const userId = before.id;
  for (const { organisationId, name } of await trailsOf(tx, userId)) {
    // Opens all workspaces of the organisation, and changes the person's own rows only.
    await enter(tx, { userId, organisationId, administeredId: organisationId });
    const changed = await tx
      .update(members)
      .set({ email })
      .where(and(eq(members.organisationId, organisationId), eq(members.userId, userId)))
      .returning({ workspaceId: members.workspaceId });
    await recordAudit(
      tx,
      { userId, name, ip },
      {
        event: 'user.email-changed',
        organisationId,
        subject: { id: userId, name },
        before: { email: before.email },
        after: { email },
      },
    );
    for (const { workspaceId } of changed) await announce(tx, { topic: 'members', workspaceId });
  }
}
