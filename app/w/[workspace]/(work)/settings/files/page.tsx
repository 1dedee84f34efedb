import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { requireContext } from '@/lib/access/gate/page';
import { availability } from '@/lib/policy/might-ever';
import { fileSearch } from '@/lib/work/files/file-search';
import { listFiles } from '@/lib/work/files/list-files';
import { FilesTable } from './files-table';
import { SpaceUsed } from './space-used';
import { UploadButton } from './upload-button';

/** Settings → Files: files that can be sent with messages (S1.32, S1.16). */
export default async function FilesPage(props: PageProps<'/w/[workspace]/settings/files'>) {
  const ctx = await requireContext(props.params, 'files.view');
  const search = fileSearch.parse(await props.searchParams);
  // Awaited: a streamed list would appear by script only, and so would the links to its dialogs.
  const files = await listFiles(ctx, search);
  const t = await getTranslations('files');
  const { slug } = ctx.workspace;
  const { decision } = availability(ctx.access, 'files.manage');
  return (
    <ListPage
      topics={['settings']}
      title={t('title')}
      facts={t('facts')}
      primary={<UploadButton workspace={slug} decision={decision} />}
      search={t('search')}
      end={<SpaceUsed files={files} />}
    >
      <FilesTable files={files} workspace={slug} decision={decision} q={search.q} />
    </ListPage>
  );
}
