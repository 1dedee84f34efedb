'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Button } from '@/components/ui/button';
import { DialogBody, DialogClose, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { toast, toastUndo } from '@/components/ui/toast';
import type { ActionError } from '@/lib/action-result';
import type { RecordView } from '@/lib/services/records/view';
import { deleteRecordAction, restoreRecordAction } from './actions';
import { useCollectionPlace } from './collection-place';
import { useRecordDialogs } from './record-dialogs';
import { StaleRecord } from './stale-record';

/** Deleting a record: what follows from it, the act, and the way back. */
export function DeleteRecord({ record }: { record: RecordView }) {
  const { workspace, collection } = useCollectionPlace();
  const t = useTranslations('collections');
  const records = useTranslations('records');
  const dialogs = useRecordDialogs();
  const undo = useUndoDelete(record);
  const [version, setVersion] = useState(record.version);
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, start] = useTransition();
  const { id: recordId, name } = record;

  function remove() {
    start(async () => {
      setError(null);
      const answer = await deleteRecordAction({ workspace, collection: collection.id, recordId, version });
      if (!answer.ok) return setError(answer.error);
      toastUndo(records('deleted', { name }), { label: records('undo'), undo });
      dialogs.close();
    });
  }

  return (
    <>
      <DialogHead title={t(`${collection.id}.deleteTitle`)}>{name}</DialogHead>
      <DialogBody>
        <p>{t(`${collection.id}.deleteNote`)}</p>
        <p className="text-ink-2">{records('undoNote')}</p>
        {error?.kind === 'stale' ? (
          <StaleRecord seen={record} onRead={(now) => setVersion(now.version)} />
        ) : (
          <FormError error={error} />
        )}
      </DialogBody>
      <DialogFoot>
        <DialogClose render={<Button size="lg" />}>{records('cancel')}</DialogClose>
        <Button size="lg" variant="danger" busy={isBusy} onClick={remove}>
          {t(`${collection.id}.delete`)}
        </Button>
      </DialogFoot>
    </>
  );
}

function useUndoDelete({ id: recordId, name }: RecordView): () => void {
  const { workspace, collection } = useCollectionPlace();
  const t = useTranslations('records');
  const fail = useFailureToast();
  return async () => {
    const answer = await restoreRecordAction({ workspace, collection: collection.id, recordId });
    if (!answer.ok) return fail(answer.error);
    toast(t('restored', { name }));
  };
}
