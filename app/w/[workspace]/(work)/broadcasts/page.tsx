import { getFormatter, getTranslations } from 'next-intl/server';
import { Pagination } from '@/components/data-table/pagination';
import { TableSearch } from '@/components/data-table/table-search';
import { LiveRefresh } from '@/components/live/live';
import { LockedButton } from '@/components/lock/locked-button';
import { Page, PageHead, Toolbar } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { Plus } from '@/components/ui/icons';
import { requireContext } from '@/lib/access/gate/page';
import { broadcastAvailabilities } from '@/lib/work/broadcasts/broadcast-view';
import { broadcastSearch, listBroadcasts } from '@/lib/work/broadcasts/list-broadcasts';
import { BroadcastsTable } from './broadcasts-table';

type Props = PageProps<'/w/[workspace]/broadcasts'>;

/** Messages to many contacts: drafts, running and sent broadcasts (S1.14, S1.15, S1.21). */
export default async function BroadcastsPage(props: Props) {
  const ctx = await requireContext(props.params, 'broadcasts.view');
  const search = broadcastSearch.parse(await props.searchParams);
  const t = await getTranslations('broadcasts');
  const features = await getTranslations('features');
  const format = await getFormatter();
  const page = await listBroadcasts(ctx, search);
  const { decision } = broadcastAvailabilities(ctx).send;
  const base = `/w/${ctx.workspace.slug}/broadcasts`;
  return (
    <Page>
      <LiveRefresh topics={['sendings']} />
      <PageHead
        title={features('broadcasts.label')}
        count={format.number(page.total)}
        facts={t('facts')}
        primary={
          decision.allowed ? (
            <ButtonLink variant="primary" href={`${base}/new`} icon={<Plus aria-hidden />}>
              {t('new')}
            </ButtonLink>
          ) : (
            <LockedButton label={t('new')} decision={decision} />
          )
        }
      />
      <Toolbar search={<TableSearch label={t('search')} placeholder={t('search')} />} />
      <BroadcastsTable rows={page.rows} base={base} q={search.q} />
      <Pagination page={page} />
    </Page>
  );
}
