import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ListPage } from '@/components/data-table/list-page';
import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { listApiKeys } from '@/lib/access/api-keys/list-api-keys';
import { apiScopes } from '@/lib/access/api-keys/scopes';
import { requireContext } from '@/lib/access/gate/page';
import { availability } from '@/lib/policy/might-ever';
import { KeysTable } from './keys-table';
import { NewKey } from './new-key';

/** Settings → API keys: other programs use them to work as the keys' holders (S0.2, S2.17). */
export default async function ApiKeysPage(props: PageProps<'/w/[workspace]/settings/api-keys'>) {
  const ctx = await requireContext(props.params, 'api-keys.view');
  const keys = listApiKeys(ctx); // not awaited: it streams below
  const t = await getTranslations('apiKeys');
  const { slug } = ctx.workspace;
  const scopes = apiScopes.map((scope) => ({ scope, ...availability(ctx.access, scope) }));
  return (
    <ListPage
      topics={['settings']}
      title={t('title')}
      facts={t('facts')}
      primary={
        <NewKey
          workspace={slug}
          decision={availability(ctx.access, 'api-keys.create').decision}
          scopes={scopes.flatMap(({ scope, state, decision }) =>
            state === 'absent' ? [] : [{ scope, decision }],
          )}
        />
      }
    >
      <Suspense fallback={<TableSkeleton columns={[{ label: t('name') }, { label: t('holder') }]} />}>
        <KeysTable
          keys={keys}
          workspace={slug}
          decision={availability(ctx.access, 'api-keys.revoke').decision}
        />
      </Suspense>
    </ListPage>
  );
}
