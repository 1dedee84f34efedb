import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireContext } from '@/lib/access/gate/page';
import { viewBatch } from '@/lib/access/members/invite-many/view-batch';
import { loadUsersPage } from '../../load-users-page';
import { UsersPageProvider } from '../../users-page-context';
import { BatchPage } from '../batch-page';
import { shownRows } from '../shown-rows';

/** A list that was pasted: its preview, and after sending the outcome of each row. It can be left and opened again. */
export default async function OneBatchPage(
  props: PageProps<'/w/[workspace]/settings/users/invite-many/[batch]'>,
) {
  const ctx = await requireContext(props.params, 'users.invite');
  if (ctx.model.features.includes('profiles')) notFound();
  const t = await getTranslations('inviteMany');
  const { rows, ...batch } = await orNotFound(viewBatch(ctx, (await props.params).batch));
  const shown = shownRows(rows, await props.searchParams);
  return (
    <UsersPageProvider page={await loadUsersPage(ctx)}>
      <Page>
        <PageHead
          title={batch.sentAt ? t('outcomeTitle') : t('previewTitle')}
          facts={batch.sentAt ? t('outcomeFacts') : t('previewFacts')}
          trail={{ href: `/w/${ctx.workspace.slug}/settings/users/invite-many`, label: t('title') }}
        />
        <PageBody className="grid content-start gap-5 pt-2">
          <BatchPage batch={batch} shown={shown} />
        </PageBody>
      </Page>
    </UsersPageProvider>
  );
}
