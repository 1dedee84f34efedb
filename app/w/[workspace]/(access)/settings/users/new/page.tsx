import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { loadUsersPage } from '../load-users-page';
import { UsersPageProvider } from '../users-page-context';
import { NewAccountForm } from './new-account-form';

/** Accounts → Add (S4.5): creates a person's account, with the email prefilled if the address names one (S4.3). */
export default async function NewAccountPage(props: PageProps<'/w/[workspace]/settings/users/new'>) {
  const ctx = await requireContext(props.params, 'users.invite');
  if (!ctx.model.features.includes('profiles')) notFound();
  const { email } = await props.searchParams;
  const t = await getTranslations('account');
  return (
    <UsersPageProvider page={await loadUsersPage(ctx)}>
      <Page>
        <PageHead title={t('add')} facts={t('facts')} />
        <PageBody>
          <NewAccountForm email={typeof email === 'string' ? email.slice(0, 254) : ''} />
        </PageBody>
      </Page>
    </UsersPageProvider>
  );
}
