import { getTranslations } from 'next-intl/server';
import { requireContext } from '@/lib/access/gate/page';
import { HistoryPage } from '../../../history-page';

/** The history of an API key (B10). */
export default async function KeyHistoryPage(
  props: PageProps<'/w/[workspace]/settings/api-keys/[key]/history'>,
) {
  const ctx = await requireContext(props.params, 'api-keys.view');
  const { key: id } = await props.params;
  const t = await getTranslations('apiKeys');
  return (
    <HistoryPage
      ctx={ctx}
      subject={{ kind: 'key', id }}
      searchParams={props.searchParams}
      trail={{ href: `/w/${ctx.workspace.slug}/settings/api-keys`, label: t('title') }}
    />
  );
}
