import { getFormatter, getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { requireContext } from '@/lib/access/gate/page';
import { availability } from '@/lib/policy/might-ever';
import { creditOverview, creditSearch } from '@/lib/work/credit/credit-overview';
import { CreditTable } from './credit-table';
import { TopUp } from './top-up';

/** Settings → Prepaid credit: the balance and its transfers (S0.2). */
export default async function CreditPage(props: PageProps<'/w/[workspace]/settings/prepaid-credit'>) {
  const ctx = await requireContext(props.params, 'prepaid-credit.view');
  const { balance, ...page } = await creditOverview(ctx, creditSearch.parse(await props.searchParams));
  const t = await getTranslations('credit');
  const format = await getFormatter();
  return (
    <ListPage
      topics={['settings', 'work']}
      title={t('title')}
      count={format.number(balance)}
      facts={t('facts', { balance })}
      primary={
        <TopUp
          workspace={ctx.workspace.slug}
          decision={availability(ctx.access, 'prepaid-credit.top-up').decision}
        />
      }
    >
      <CreditTable page={page} />
    </ListPage>
  );
}
