import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ListPage } from '@/components/data-table/list-page';
import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { requireContext } from '@/lib/access/gate/page';
import { listSubAccounts } from '@/lib/access/sub-accounts/list-sub-accounts';
import { typed } from '@/lib/platform/search/search-text';
import { availability } from '@/lib/policy/might-ever';
import { AccountsTable } from './accounts-table';
import { NewSubAccount } from './new-sub-account';

/** Settings → Sub-accounts: the tree from the current account downwards (S0.2, S0.9). */
export default async function SubAccountsPage(props: PageProps<'/w/[workspace]/settings/sub-accounts'>) {
  const ctx = await requireContext(props.params, 'sub-accounts.view');
  const { q } = await props.searchParams;
  const accounts = listSubAccounts(ctx); // not awaited: it streams below
  const t = await getTranslations('subAccounts');
  const { id, slug, name } = ctx.workspace;
  return (
    <ListPage
      topics={['members']}
      title={t('title')}
      facts={t('facts')}
      primary={
        <NewSubAccount
          workspace={slug}
          parent={{ id, name }}
          decision={availability(ctx.access, 'sub-accounts.create').decision}
        />
      }
      search={t('search')}
    >
      <Suspense fallback={<TableSkeleton columns={[{ label: t('name') }, { label: t('users') }]} />}>
        <AccountsTable accounts={accounts} workspace={slug} q={typed.parse(q)} />
      </Suspense>
    </ListPage>
  );
}
