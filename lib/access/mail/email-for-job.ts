import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { createTranslator } from 'use-intl/core';
import { refersTo } from '@/db/refers-to';
import { customRoles } from '@/db/schema/access/custom-roles';
import { invitations, members } from '@/db/schema/access/members';
import { organisations } from '@/db/schema/access/organisations';
import { profiles } from '@/db/schema/access/profiles';
import { passwordResets, users } from '@/db/schema/access/users';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Job, MailJob } from '@/db/schema/platform/outbox';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { invitationLink, resetLink } from '@/lib/access/credentials/links';
import { deriveToken, tokenHash } from '@/lib/access/credentials/token';
import { inert } from '@/lib/platform/mail/inert-text';
import { mailLanguage, roleName } from '@/lib/platform/mail/language';
import type { Email } from '@/lib/platform/mail/layout';
import { checkpointEmail } from './internal/checkpoint-email';
import { emailChangeEmail, oldAddressEmail } from './internal/email-change-emails';
import { factorResetEmail } from './internal/factor-reset-email';
import { notificationEmail } from './internal/notification-email';
import { passwordChangedEmail } from './internal/password-changed-email';
import { secondFactorEmail } from './internal/second-factor-email';
import { statusEmail } from './internal/status-email';

/** The jobs that send Latchkey's own mail; listed one by one, so that a new one cannot be left out. */
const emails: Record<MailJob['kind'], true> = {
  invitation: true,
  'password-reset': true,
  'password-changed': true,
  'email-change': true,
  'email-change-asked': true,
  'email-changed': true,
  'second-factor': true,
  'factor-reset': true,
  notification: true,
  'checkpoint-mail': true,
  'access-status': true,
};

export const emailKinds = Object.keys(emails) as MailJob['kind'][];

export function isMailJob(job: Job): job is MailJob {
  return Object.hasOwn(emails, job.kind);
}

/**
 * Writes the mail of a job from the present data; null when its link is revoked, used or replaced.
 * @param work counts the work that a mail speaks of
 */
export function emailFor(job: MailJob, work: ProtectedWork): Promise<Email | null> {
  switch (job.kind) {
    case 'invitation':
      return invitationEmail(job);
    case 'password-reset':
      return resetEmail(job);
    case 'password-changed':
      return passwordChangedEmail(job);
    case 'email-change':
      return emailChangeEmail(job);
    case 'email-change-asked':
    case 'email-changed':
      return oldAddressEmail(job);
    case 'second-factor':
      return secondFactorEmail(job);
    case 'factor-reset':
      return factorResetEmail(job);
    case 'notification':
      return notificationEmail(job, work);
    case 'checkpoint-mail':
      return checkpointEmail(job);
    case 'access-status':
      return statusEmail(job);
  }
}

async function invitationEmail(job: Extract<MailJob, { kind: 'invitation' }>): Promise<Email | null> {
  const inviters = alias(members, 'inviters');
  const row = await inTenant({ workspaceId: job.workspaceId }, async (tx) => {
    const [found] = await tx
      .select({
        organisationId: members.organisationId,
        nonce: invitations.nonce,
        expiresAt: invitations.expiresAt,
        role: members.role,
        inviter: inviters.name,
        workspace: workspaces.name,
        timeZone: workspaces.timeZone,
        username: profiles.username,
      })
      .from(invitations)
      .innerJoin(members, refersTo(invitations.memberId, members))
      .innerJoin(inviters, refersTo(invitations.inviterId, inviters))
      .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
      .leftJoin(
        profiles,
        and(eq(profiles.workspaceId, invitations.workspaceId), eq(profiles.memberId, invitations.memberId)),
      )
      .where(
        and(
          eq(invitations.workspaceId, job.workspaceId),
          eq(invitations.id, job.invitationId),
          isNull(invitations.consumedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, sql`now()`),
          isNull(workspaces.closedAt),
        ),
      );
    if (!found) return null;
    await enter(tx, { workspaceId: job.workspaceId, organisationId: found.organisationId });
    const [organisation] = await tx
      .select({ model: organisations.model })
      .from(organisations)
      .where(eq(organisations.id, found.organisationId));
    const [own] = await tx
      .select({ label: customRoles.label })
      .from(customRoles)
      .where(and(eq(customRoles.organisationId, found.organisationId), eq(customRoles.id, found.role)));
    const token = deriveToken('invitation', job.invitationId, found.nonce);
    const accounts = await accountsOfLink(tx, token);
    return organisation ? { ...found, ...organisation, ownRole: own?.label, token, accounts } : null;
  });
  if (!row) return null;
  const language = mailLanguage(job.locale);
  const { timeZone } = row;
  const t = createTranslator({ ...language, timeZone, namespace: 'mail' });
  const names = { inviter: inert(row.inviter), workspace: inert(row.workspace) };
  // A person whose account was created (S4.9) sets a password; others accept an invitation.
  const words =
    row.username === null
      ? {
          subject: t('invitation.subject', names),
          body: t('invitation.body', {
            ...names,
            role: inert(row.ownRole ?? roleName(language, row.model, row.role)),
          }),
          button: t('invitation.button'),
        }
      : {
          subject: t('account.subject', names),
          body: t('account.body', { ...names, username: inert(row.username) }),
          button: t('account.button'),
        };
  return {
    locale: language.locale,
    subject: words.subject,
    paragraphs: [
      words.body,
      ...(row.accounts.length > 1
        ? [
            t('invitation.accounts', {
              accounts: inert(new Intl.ListFormat(language.locale).format(row.accounts)),
            }),
          ]
        : []),
      t('invitation.until', { until: row.expiresAt, timeZone }),
    ],
    button: words.button,
    link: invitationLink(row.token),
    footnote: t('invitation.footnote'),
  };
}

/** The names of the accounts that one link joins (S0.1). */
async function accountsOfLink(tx: Transaction, token: string): Promise<string[]> {
  await enter(tx, { invitationHash: tokenHash(token) });
  const links = await tx
    .select({ workspaceId: invitations.workspaceId })
    .from(invitations)
    .where(
      and(
        eq(invitations.tokenHash, tokenHash(token)),
        isNull(invitations.consumedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .orderBy(invitations.workspaceId);
  const names: string[] = [];
  for (const { workspaceId } of links) {
    await enter(tx, { workspaceId });
    const [account] = await tx
      .select({ name: workspaces.name })
      .from(workspaces)
      .where(eq(workspaces.id, workspaceId));
    if (account) names.push(account.name);
  }
  return names;
}

async function resetEmail(job: Extract<MailJob, { kind: 'password-reset' }>): Promise<Email | null> {
  const [row] = await inTenant({}, (tx) =>
    tx
      .select({ nonce: passwordResets.nonce, name: users.name })
      .from(passwordResets)
      .innerJoin(users, eq(users.id, passwordResets.userId))
      .where(
        and(
          eq(passwordResets.id, job.resetId),
          isNull(passwordResets.consumedAt),
          isNull(passwordResets.supersededAt),
          gt(passwordResets.expiresAt, sql`now()`),
          isNull(users.disabledAt),
        ),
      ),
  );
  if (!row) return null;
  const language = mailLanguage(job.locale);
  const t = createTranslator({ ...language, namespace: 'mail' });
  return {
    locale: language.locale,
    subject: t('reset.subject'),
    paragraphs: [t('reset.body', { name: inert(row.name) }), t('reset.until')],
    button: t('reset.button'),
    link: resetLink(deriveToken('password-reset', job.resetId, row.nonce)),
    footnote: t('reset.footnote'),
  };
}
