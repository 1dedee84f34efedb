'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { ActionError } from '@/lib/action-result';
import type { FileView } from '@/lib/services/files/view';
import { deleteFileAction } from './actions';
import { useFileSize } from './use-file-size';

/** Deleting a file, for good: what goes, before the act. */
export function DeleteFileDialog(props: { file: FileView; workspace: string; close: () => void }) {
  const t = useTranslations('files');
  const size = useFileSize();
  const { file, workspace, close } = props;
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, startTransition] = useTransition();

  function remove() {
    setError(null);
    startTransition(async () => {
      const result = await deleteFileAction({ workspace, fileId: file.id });
      if (!result.ok) return setError(result.error);
      toast(t('deleted', { name: file.name }));
      close();
    });
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <DialogHead title={t('deleteTitle')}>{file.name}</DialogHead>
        <DialogBody>
          <p>{t('deleteNote', { size: size(file.size) })}</p>
          <FormError error={error} />
        </DialogBody>
        <DialogFoot>
          <DialogClose render={<Button size="lg" />}>{t('cancel')}</DialogClose>
          <Button size="lg" variant="danger" busy={isBusy} onClick={remove}>
            {t('deleteForGood')}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
