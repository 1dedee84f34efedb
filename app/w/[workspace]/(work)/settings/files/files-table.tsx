'use client';

import { FolderOpen, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { use, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { State } from '@/components/ui/state';
import type { Decision } from '@/lib/policy/model';
import type { FileView } from '@/lib/work/files/file-view';
import type { FilePage } from '@/lib/work/files/list-files';
import { DeleteFileDialog } from './delete-file-dialog';
import { useFileColumns } from './file-columns';
import { FileMenu } from './file-menu';

/** One page of the workspace's files, as the server found them. */
export function FilesTable(props: {
  files: Promise<FilePage>;
  workspace: string;
  decision: Decision;
  q: string;
}) {
  const t = useTranslations('files');
  const { workspace, decision } = props;
  const [deleting, setDeleting] = useState<FileView | null>(null);
  const columns = useFileColumns(workspace, decision, setDeleting);
  const page = use(props.files);
  const { rows } = page;
  return (
    <>
      <DataTable
        id="files"
        label={t('title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        sortedBy="-added"
        rowMenu={(file) => (
          <FileMenu file={file} workspace={workspace} decision={decision} remove={setDeleting} />
        )}
        empty={
          props.q ? (
            <State icon={<SearchX />} title={t('noResult', { q: props.q })} />
          ) : (
            <State icon={<FolderOpen />} title={t('none')}>
              {t('noneLead')}
            </State>
          )
        }
      />
      <Pagination page={page} />
      {deleting && <DeleteFileDialog file={deleting} workspace={workspace} close={() => setDeleting(null)} />}
    </>
  );
}
