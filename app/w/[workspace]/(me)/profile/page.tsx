import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Part, Parts } from '@/components/shell/part';
import { requireContext } from '@/lib/access/gate/page';
import { listOwnCovers } from '@/lib/access/members/cover/list-covers';
import { hasPassword } from '@/lib/access/passwords/has-password';
import { readFactor } from '@/lib/access/second-factor/factor-view';
import { listSessions } from '@/lib/access/sessions/list-sessions';
import { listSignIns } from '@/lib/access/sessions/list-sign-ins';
import { singleSignOn } from '@/lib/access/sign-in/oidc';
import { pendingEmailChange } from '@/lib/access/users/request-email-change';
import { listViewings } from '@/lib/access/viewing/list-viewings';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { OwnCover } from '../../(access)/cover/own-cover';
import { BehindFactor } from './behind-factor';
import { ChangeEmailForm } from './change-email-form';
import { ChangePasswordForm } from './change-password-form';
import { LanguageChoice } from './language-choice';
import { NameForm } from './name-form';
import { PendingEmail } from './pending-email';
import { PictureForm } from './picture-form';
import { SecondFactorPart } from './second-factor-part';
import { SessionList } from './session-list';
import { SignInList } from './sign-in-list';
import { ViewingList } from './viewing-list';

/** The reader's own account: name, email, language, password and sessions. Every role has it (S1.32). */
export default async function ProfilePage({ params }: PageProps<'/w/[workspace]/profile'>) {
  const ctx = await requireContext(params, 'profile.view');
  const { person, member, organisation, workspace } = ctx;
  const t = await getTranslations('profile');
  const [sessions, isByPassword, pending, covers, viewings, factor, signIns] = await Promise.all([
    listSessions(person),
    hasPassword(person.userId),
    pendingEmailChange(person),
    listOwnCovers(ctx),
    listViewings(ctx),
    readFactor(person.userId),
    listSignIns(person),
  ]);
  const fresh = { isStale: person.isFactorStale ?? false, workspace: workspace.slug };
  return (
    <Page>
      <PageHead title={t('title')} facts={`${member.name} · ${person.email}`} />
      <PageBody>
        <Parts>
          <Part title={t('name')} lead={t('nameLead', { organisation: organisation.name })}>
            <NameForm workspace={workspace.slug} name={member.name} />
          </Part>
          <Part title={t('picture')} lead={t('pictureLead')}>
            <PictureForm workspace={workspace.slug} me={{ id: member.id, name: member.name }} />
          </Part>
          <Part
            title={t('email')}
            lead={isMailConfigured() ? t('emailLead', { email: person.email }) : t('emailNoMail')}
          >
            {pending && <PendingEmail email={pending.email} />}
            {isMailConfigured() && (
              <BehindFactor {...fresh}>
                <ChangeEmailForm needsPassword={isByPassword} />
              </BehindFactor>
            )}
          </Part>
          <Part title={t('language')} lead={t('languageHelp')}>
            <LanguageChoice />
          </Part>
          {covers && (
            <OwnCover
              workspace={{ slug: workspace.slug, timeZone: workspace.timeZone }}
              me={{ id: member.id, name: member.name }}
              own={covers}
            />
          )}
          {isByPassword ? (
            <Part title={t('passwordTitle')} lead={t('passwordLead')}>
              <BehindFactor {...fresh}>
                <ChangePasswordForm email={person.email} />
              </BehindFactor>
            </Part>
          ) : (
            <Part title={t('passwordTitle')} lead={t('noPassword', { name: singleSignOn()?.name ?? '–' })} />
          )}
          <SecondFactorPart workspace={workspace.slug} factor={factor} />
          {viewings.length > 0 && <ViewingList viewings={viewings} />}
          <Part title={t('sessionsTitle')} lead={t('sessionsLead')}>
            <SessionList sessions={sessions} />
          </Part>
          <SignInList events={signIns} provider={singleSignOn()?.name ?? '–'} />
        </Parts>
      </PageBody>
    </Page>
  );
}
