import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ListPage } from '@/components/data-table/list-page';
import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { requireContext } from '@/lib/access/gate/page';
import { mightEver } from '@/lib/policy/might-ever';
import { listApplications } from '@/lib/work/applications/list-applications';
import { pixelChoices } from '@/lib/work/pixels/pixel-choices';
import { pixelSearch } from '@/lib/work/pixels/pixel-search';
import { AddApplication, ApplicationsTable } from './applications-table';

/** Applications: for Admins all of the account, for others those connected to a pixel that they see (S3.1–S3.3). */
export default async function ApplicationsPage(props: PageProps<'/w/[workspace]/applications'>) {
  const ctx = await requireContext(props.params, 'applications.view');
  const search = pixelSearch.parse(await props.searchParams);
  const applications = listApplications(ctx, search); // not awaited: it streams below
  const mayManage = mightEver(ctx.access, 'applications.manage');
  const pixels = mayManage ? await pixelChoices(ctx) : [];
  const t = await getTranslations('applications');
  const { slug } = ctx.workspace;
  return (
    <ListPage
      topics={['work']}
      title={t('title')}
      facts={mayManage ? t('facts') : t('factsConnected')}
      primary={mayManage ? <AddApplication workspace={slug} pixels={pixels} /> : undefined}
      search={t('search')}
    >
      <Suspense
        fallback={<TableSkeleton columns={[{ label: t('name') }, { label: t('kind'), width: 160 }]} />}
      >
        <ApplicationsTable
          applications={applications}
          workspace={slug}
          pixels={pixels}
          mayManage={mayManage}
          q={search.q}
        />
      </Suspense>
    </ListPage>
  );
}
