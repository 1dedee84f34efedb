import { getFormatter, getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { requireContext } from '@/lib/access/gate/page';
import { availability } from '@/lib/policy/might-ever';
import { listUnsubscribed, unsubscribedSearch } from '@/lib/work/unsubscribed/list-unsubscribed';
import { UnsubscribedTable } from './unsubscribed-table';

/** Contacts who unsubscribed (S0.2). */
export default async function UnsubscribedPage(props: PageProps<'/w/[workspace]/unsubscribed'>) {
  const ctx = await requireContext(props.params, 'unsubscribed.view');
  const page = await listUnsubscribed(ctx, unsubscribedSearch.parse(await props.searchParams));
  const t = await getTranslations('unsubscribed');
  const format = await getFormatter();
  return (
    <ListPage topics={['work']} title={t('title')} count={format.number(page.total)} facts={t('facts')}>
      <UnsubscribedTable
        page={page}
        workspace={ctx.workspace.slug}
        decision={availability(ctx.access, 'unsubscribed.resubscribe').decision}
      />
    </ListPage>
  );
}
