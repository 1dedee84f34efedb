'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { useDialogAddress, useOpenedAct } from '@/components/shell/dialog-address';
import { FolderOpen, SearchX } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { Decision } from '@/lib/policy/model';
import type { FilePage } from '@/lib/work/files/list-files';
import { useFileColumns } from './file-columns';
import { FileMenu } from './file-menu';

// Loaded when the first dialog opens: the page does not wait for it.
const DeleteFileDialog = dynamic(() =>
  import('./delete-file-dialog').then((module) => module.DeleteFileDialog),
);

/** One page of the workspace's files, as the server found them. */
export function FilesTable(props: { files: FilePage; workspace: string; decision: Decision; q: string }) {
  const t = useTranslations('files');
  const { files, workspace, decision } = props;
  const { rows } = files;
  const { close } = useDialogAddress();
  const opened = useOpenedAct(['delete'], rows, () => decision.allowed);
  const columns = useFileColumns(workspace, decision);
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
        rowMenu={(file) => <FileMenu file={file} workspace={workspace} decision={decision} />}
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
      <Pagination page={files} />
      {opened && <DeleteFileDialog file={opened.seen} workspace={workspace} close={close} />}
    </>
  );
}
