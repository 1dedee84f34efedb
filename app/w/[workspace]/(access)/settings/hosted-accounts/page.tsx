import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { requireContext } from '@/lib/access/gate/page';
import { listHostedAccounts } from '@/lib/access/hosted-accounts/list-hosted-accounts';
import { availability, mightEver } from '@/lib/policy/might-ever';
import { AccountsList } from './accounts-list';
import { AddAccount } from './add-account';

/** Settings → Hosted accounts: the accounts of the host, for its people (S3.4, S3.12–S3.15). */
export default async function HostedAccountsPage({
  params,
}: PageProps<'/w/[workspace]/settings/hosted-accounts'>) {
  const ctx = await requireContext(params, 'hosted-accounts.view');
  const accounts = await listHostedAccounts(ctx);
  const t = await getTranslations('hostedAccounts');
  const { slug } = ctx.workspace;
  return (
    <ListPage
      topics={['members']}
      title={t('title')}
      count={accounts.length}
      facts={t('facts')}
      primary={
        <AddAccount workspace={slug} availability={availability(ctx.access, 'hosted-accounts.create')} />
      }
    >
      <AccountsList
        accounts={accounts}
        workspace={slug}
        mayRestore={mightEver(ctx.access, 'hosted-accounts.restore')}
      />
    </ListPage>
  );
}
