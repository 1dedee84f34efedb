import { getTranslations } from 'next-intl/server';
import { LockedState } from '@/components/lock/locked-state';
import { Page, PageHead } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { availability } from '@/lib/policy/might-ever';
import { loadUsersPage } from '../../users/load-users-page';
import { UsersPageProvider } from '../../users/users-page-context';
import { ViewAccessForm } from './view-access-form';

/** View as an access (B6): a role with restrictions or rights, which no member needs to have. The address may name the role. */
export default async function ViewAccessPage(props: PageProps<'/w/[workspace]/settings/roles/view'>) {
  const ctx = await requireContext(props.params, 'roles.view');
  const { role } = await props.searchParams;
  const t = await getTranslations('viewing');
  const matrix = await getTranslations('matrix');
  const giving = availability(ctx.access, 'users.assign');
  return (
    <UsersPageProvider page={await loadUsersPage(ctx)}>
      <Page>
        <PageHead
          title={t('accessTitle')}
          facts={t('accessLead')}
          trail={{ href: `/w/${ctx.workspace.slug}/settings/roles`, label: matrix('title') }}
        />
        {giving.state === 'open' ? (
          <ViewAccessForm role={typeof role === 'string' ? role : null} />
        ) : (
          <LockedState label={t('accessTitle')} decision={giving.decision} />
        )}
      </Page>
    </UsersPageProvider>
  );
}
