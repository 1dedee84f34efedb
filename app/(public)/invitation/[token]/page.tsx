import { redirect } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { OwnRolesProvider } from '@/components/lock/own-roles';
import { Gate } from '@/components/shell/gate';
import { Callout } from '@/components/ui/callout';
import { currentPerson, pendingPerson } from '@/lib/access/gate/current-person';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { findInvitation, type OpenInvitation } from '@/lib/access/invitations/find-by-token';
import { relyingParty } from '@/lib/access/second-factor/passkeys/relying-party';
import { challengePath } from '@/lib/access/sign-in/challenge-path';
import { singleSignOn } from '@/lib/access/sign-in/oidc';
import { isSameEmail } from '@/lib/platform/mail/fold-email';
import { SignInForm } from '../../sign-in/sign-in-form';
import { SignOutButton } from '../../sign-in/sign-out-button';
import { AccessCard } from './access-card';
import { ClosedInvitation } from './closed-invitation';
import { JoinAsExistingForm } from './join-as-existing';
import { JoinAsNewForm } from './join-as-new';

/** Shows the offered access; only posting the form uses the link (S1.9). */
export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params;
  const found = await findInvitation(token);
  if (found.state !== 'open') return <ClosedInvitation found={found} />;
  const { invitation } = found;
  const t = await getTranslations('invitation');
  const roles = await getTranslations('roles');
  const format = await getFormatter();
  const { workspace, accounts, inviterName, model, assignment, expiresAt } = invitation;
  const roleLabel = (role: string) =>
    invitation.ownRoles.find(({ id }) => id === role)?.label ?? roles(`${model}.${role}.label`);
  const until = format.dateTime(expiresAt, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    // The browser of a newcomer has told no time zone yet. The email has the same time.
    timeZone: workspace.timeZone,
  });
  return (
    <Gate
      title={t('title', { workspace: workspace.name })}
      tab=""
      subtitle={t('lead', {
        inviter: inviterName,
        role: roleLabel(assignment.role),
        until,
        timeZone: workspace.timeZone,
      })}
      side={
        <OwnRolesProvider model={model} roles={invitation.ownRoles}>
          <AccessCard invitation={invitation} />
        </OwnRolesProvider>
      }
    >
      {accounts.length > 1 && (
        <p className="text-ink-2">
          {t('accounts', {
            accounts: format.list(
              accounts.map(({ name, role }) => t('accountAs', { account: name, role: roleLabel(role) })),
            ),
          })}
        </p>
      )}
      <WayIn token={token} invitation={invitation} />
    </Gate>
  );
}

/** Depends on the session: the invited person, another person, or none. */
async function WayIn({ token, invitation }: { token: string; invitation: OpenInvitation }) {
  const { email, name, username, hasAccount } = invitation;
  const t = await getTranslations('invitation');
  const person = await currentPerson();
  if (person && isSameEmail(person.email, email)) {
    return (
      <>
        <p className="text-ink-2">{t('signedInAs', { email: person.email })}</p>
        <JoinAsExistingForm token={token} answer={await formAnswer('join-as-existing')} />
      </>
    );
  }
  if (person) {
    return (
      <>
        <Callout role="status">{t('otherAccount', { email: person.email })}</Callout>
        <SignOutButton goTo={`/invitation/${token}`} />
      </>
    );
  }
  if (await pendingPerson()) redirect(challengePath(`/invitation/${token}`));
  if (!hasAccount) {
    const answer = await formAnswer('join-as-new');
    return <JoinAsNewForm token={token} email={email} name={name} username={username} answer={answer} />;
  }
  return (
    <>
      <p className="text-ink-2">{t('signInFirst', { email })}</p>
      <SignInForm
        email={email}
        plainGoTo={`/invitation/${token}`}
        singleSignOn={singleSignOn()}
        hasPasskeys={relyingParty() !== null}
        answer={await formAnswer('sign-in')}
      />
    </>
  );
}
