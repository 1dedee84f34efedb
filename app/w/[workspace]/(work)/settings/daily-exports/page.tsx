import { requireContext } from '@/lib/access/gate/page';
import { listDailyFiles } from '@/lib/work/data-exports/list-daily-files';
import { CollectionPage } from '../[collection]/collection-page';
import { DailyFiles } from './daily-files';

type Props = PageProps<'/w/[workspace]/settings/daily-exports'>;

const named = ({ params, searchParams }: Props) => ({
  params: params.then(({ workspace }) => ({ workspace, collection: 'daily-exports' })),
  searchParams,
});

/** The daily exports of contacts, below the files that they made for the reader (S2.11). */
export default async function DailyExportsPage(props: Props) {
  const ctx = await requireContext(props.params, 'daily-exports.view');
  const files = await listDailyFiles(ctx);
  return (
    <CollectionPage
      address={named(props)}
      prefix="settings/"
      above={<DailyFiles workspace={ctx.workspace.slug} files={files} />}
    />
  );
}
