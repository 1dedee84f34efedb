import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { PartsSkeleton } from '@/components/shell/part';
import { requireContext } from '@/lib/access/gate/page';
import { listPreferences } from '@/lib/access/notifications/preferences';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { PreferencesForm } from './preferences-form';

/** The member's notification preferences in this workspace, in the console and by email. Every role has it (S1.32). */
export default async function NotificationsPage({ params }: PageProps<'/w/[workspace]/notifications'>) {
  const ctx = await requireContext(params, 'notifications.view');
  const t = await getTranslations('notifications');
  return (
    <Page>
      <PageHead title={t('title')} facts={t('facts', { workspace: ctx.workspace.name })} />
      <PageBody>
        <Suspense fallback={<PartsSkeleton />}>
          <PreferencesForm
            preferences={listPreferences(ctx)}
            workspace={ctx.workspace.slug}
            email={ctx.person.email}
            canMail={isMailConfigured()}
          />
        </Suspense>
      </PageBody>
    </Page>
  );
}
