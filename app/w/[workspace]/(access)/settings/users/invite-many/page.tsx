import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { listBatches } from '@/lib/access/members/invite-many/view-batch';
import { loadUsersPage } from '../load-users-page';
import { UsersPageProvider } from '../users-page-context';
import { EarlierBatches } from './earlier-batches';
import { PasteForm } from './paste-form';

/** Invite many (B12): pastes a list or chooses a file. */
export default async function InviteManyPage(props: PageProps<'/w/[workspace]/settings/users/invite-many'>) {
  const ctx = await requireContext(props.params, 'users.invite');
  if (ctx.model.features.includes('profiles')) notFound();
  const t = await getTranslations('inviteMany');
  const words = await getTranslations('userWords');
  const list = `/w/${ctx.workspace.slug}/settings/users`;
  return (
    <UsersPageProvider page={await loadUsersPage(ctx)}>
      <Page>
        <PageHead
          title={t('title')}
          facts={t('facts')}
          trail={{ href: list, label: words(`${ctx.model.id}.title`) }}
        />
        <PageBody className="max-w-form pt-2">
          <PasteForm />
          <EarlierBatches lines={await listBatches(ctx)} base={`${list}/invite-many`} />
        </PageBody>
      </Page>
    </UsersPageProvider>
  );
}
