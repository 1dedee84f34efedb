import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { ButtonLink } from '@/components/ui/button-link';
import { BookOpen, Webhook } from '@/components/ui/icons';
import { curlLine } from '@/lib/access/api/curl-line';
import { listApiKeys } from '@/lib/access/api-keys/list-api-keys';
import { scopeAvailability } from '@/lib/access/api-keys/scope-availability';
import { type ApiScope, apiScopes } from '@/lib/access/api-keys/scopes';
import { requireContext } from '@/lib/access/gate/page';
import { operations } from '@/lib/modules';
import { env } from '@/lib/platform/settings/settings';
import { availability } from '@/lib/policy/might-ever';
import { KeysTable } from './keys-table';
import { NewKey } from './new-key';

/** Settings → API keys: other programs use them to work as the keys' holders (S0.2, S2.17). */
export default async function ApiKeysPage(props: PageProps<'/w/[workspace]/settings/api-keys'>) {
  const ctx = await requireContext(props.params, 'api-keys.view');
  // Awaited: a streamed list would appear by script only, and so would the links to its dialogs.
  const keys = await listApiKeys(ctx);
  const t = await getTranslations('apiKeys');
  const endpoints = await getTranslations('endpoints');
  const { slug } = ctx.workspace;
  const scopes = await Promise.all(
    apiScopes.map(async (scope) => ({ scope, ...(await scopeAvailability(ctx, scope)) })),
  );
  return (
    <ListPage
      topics={['settings']}
      title={t('title')}
      facts={t('facts')}
      secondary={
        <>
          <ButtonLink href={`/w/${slug}/settings/api-keys/endpoints`} icon={<Webhook aria-hidden />}>
            {endpoints('title')}
          </ButtonLink>
          <ButtonLink href={`/w/${slug}/settings/api-keys/reference`} icon={<BookOpen aria-hidden />}>
            {t('reference')}
          </ButtonLink>
        </>
      }
      primary={
        <NewKey
          workspace={slug}
          decision={availability(ctx.access, 'api-keys.create').decision}
          scopes={scopes.flatMap(({ scope, state, decision }) =>
            state === 'absent' ? [] : [{ scope, decision, example: exampleOf(scope) }],
          )}
        />
      }
    >
      <KeysTable
        keys={keys}
        workspace={slug}
        decision={availability(ctx.access, 'api-keys.revoke').decision}
      />
    </ListPage>
  );
}

/** A `curl` line that works with a key of this scope; it says `API_KEY` for the key. */
function exampleOf(scope: ApiScope): string {
  const opened = operations.filter((operation) => operation.scope === scope);
  const first = opened.find(({ path }) => !path.includes('{')) ?? opened[0];
  if (!first) throw new Error(`No operation has the scope ${scope}.`);
  return curlLine(first, env().APP_ORIGIN, 'API_KEY');
}
