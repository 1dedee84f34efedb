'use client';

import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/form/confirmation';
import { DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { FileView } from '@/lib/work/files/file-view';
import { deleteFileAction } from './actions';
import { useFileSize } from './use-file-size';

/** Deletes a file permanently; shows what is deleted. */
export function DeleteFileDialog(props: { file: FileView; workspace: string; close: () => void }) {
  const t = useTranslations('files');
  const size = useFileSize();
  const { file, workspace, close } = props;
  const leave = () => {
    toast(t('deleted', { name: file.name }));
    close();
  };
  return (
    <ConfirmDialog
      head={<DialogHead title={t('deleteTitle')}>{file.name}</DialogHead>}
      label={t('deleteForGood')}
      act={() => deleteFileAction({ workspace, fileId: file.id })}
      onDone={leave}
      onClose={close}
    >
      <p>{t('deleteNote', { size: size(file.size) })}</p>
    </ConfirmDialog>
  );
}
