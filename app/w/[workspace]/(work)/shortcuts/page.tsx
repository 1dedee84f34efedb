import { requireContext } from '@/lib/access/gate/page';
import { listRuns } from '@/lib/work/shortcuts/list-runs';
import { CollectionPage } from '../settings/[collection]/collection-page';
import { RunList } from './run-list';

type Props = PageProps<'/w/[workspace]/shortcuts'>;

const named = ({ params, searchParams }: Props) => ({
  params: params.then(({ workspace }) => ({ workspace, collection: 'shortcuts' })),
  searchParams,
});

/** The defined shortcuts, below those that are running (S1.25, S1.32). */
export default async function ShortcutsPage(props: Props) {
  const ctx = await requireContext(props.params, 'shortcuts.view');
  const runs = await listRuns(ctx);
  return (
    <CollectionPage
      address={named(props)}
      prefix=""
      above={<RunList workspace={ctx.workspace.slug} runs={runs} />}
    />
  );
}
