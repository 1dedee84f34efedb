import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { singleSignOn } from '@/lib/auth/oidc';
import { requireContext } from '@/lib/page';
import { hasPassword } from '@/lib/services/passwords/has-password';
import { listSessions } from '@/lib/services/sessions/list';
import { ChangePasswordForm } from './change-password-form';
import { LanguageChoice } from './language-choice';
import { SessionList } from './session-list';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('profile');
  return { title: t('title') };
}

/** One's own account: language, password, and where one is signed in. Every role has it (S1.32). */
export default async function ProfilePage({ params }: PageProps<'/w/[workspace]/profile'>) {
  const { person } = await requireContext(params, 'profile.view');
  const t = await getTranslations('profile');
  const [sessions, isByPassword] = await Promise.all([listSessions(person), hasPassword(person.userId)]);
  return (
    <Page>
      <PageHead title={t('title')} facts={`${person.name} · ${person.email}`} />
      <PageBody>
        <div className="grid max-w-[640px] gap-8 pt-2">
          <Part title={t('language')} lead={t('languageHelp')}>
            <LanguageChoice />
          </Part>
          {isByPassword ? (
            <Part title={t('passwordTitle')} lead={t('passwordLead')}>
              <ChangePasswordForm email={person.email} />
            </Part>
          ) : (
            <Part title={t('passwordTitle')} lead={t('noPassword', { name: singleSignOn()?.name ?? '–' })} />
          )}
          <Part title={t('sessionsTitle')} lead={t('sessionsLead')}>
            <SessionList sessions={sessions} />
          </Part>
        </div>
      </PageBody>
    </Page>
  );
}

function Part({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  return (
    <section className="grid gap-3">
      <div>
        <h2 className="type-16">{title}</h2>
        <p className="type-13 text-ink-2">{lead}</p>
      </div>
      {children}
    </section>
  );
}
