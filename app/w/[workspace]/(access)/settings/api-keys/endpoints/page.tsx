import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { listEndpoints } from '@/lib/access/endpoints/list-endpoints';
import { requireContext } from '@/lib/access/gate/page';
import { EndpointsTable } from './endpoints-table';
import { manageDecision } from './manage-decision';
import { NewEndpoint } from './new-endpoint';

/** Settings → API keys → Event endpoints: other programs that receive the changes of access (B13). */
export default async function EndpointsPage(props: PageProps<'/w/[workspace]/settings/api-keys/endpoints'>) {
  const ctx = await requireContext(props.params, 'api-keys.view');
  const endpoints = await listEndpoints(ctx);
  const t = await getTranslations('endpoints');
  const keys = await getTranslations('apiKeys');
  const { slug } = ctx.workspace;
  const base = `/w/${slug}/settings/api-keys`;
  return (
    <ListPage
      topics={['settings']}
      title={t('title')}
      trail={{ href: base, label: keys('title') }}
      facts={t('facts')}
      primary={<NewEndpoint workspace={slug} decision={manageDecision(ctx)} />}
    >
      <EndpointsTable endpoints={endpoints} base={`${base}/endpoints`} />
    </ListPage>
  );
}
