'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Confirmation } from '@/components/form/confirmation';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { DialogHead } from '@/components/ui/dialog';
import { toast, toastUndo } from '@/components/ui/toast';
import { isAtWork } from '@/lib/work/collections/at-work';
import { type Collection, transitionsFrom } from '@/lib/work/collections/definition';
import type { RecordView } from '@/lib/work/records/record-view';
import { deleteRecordAction, restoreRecordAction } from '../actions';
import { useCollectionPage } from '../collection-page-context';
import { ReachOf } from './reach-of';
import { StaleRecord } from './stale-record';
import { useRecordDialogs } from './use-record-dialogs';

/** Deletes a record: shows the consequences, and offers Undo. */
export function DeleteRecord({ record }: { record: RecordView }) {
  const { workspace, collection } = useCollectionPage();
  const t = useTranslations('collections');
  const records = useTranslations('records');
  const dialogs = useRecordDialogs();
  const undo = useUndoDelete(record);
  const [version, setVersion] = useState(record.version);
  const { id: recordId, name } = record;
  const stopping = stoppingTransition(collection, record.state);
  const leave = () => {
    toastUndo(records('deleted', { name }), { label: records('undo'), undo });
    dialogs.close();
  };
  return (
    <Confirmation
      head={<DialogHead title={t(`${collection.id}.deleteTitle`)}>{name}</DialogHead>}
      label={t(`${collection.id}.delete`)}
      act={() => deleteRecordAction({ workspace, collection: collection.id, recordId, version })}
      onDone={leave}
      stale={<StaleRecord seen={record} onRead={(now) => setVersion(now.version)} />}
    >
      {stopping && <ReachOf record={record} transition={stopping} />}
      <p>{t(`${collection.id}.deleteNote`)}</p>
      <p className="text-ink-2">{records('undoNote')}</p>
    </Confirmation>
  );
}

/** The transition that would stop the record and shows its effects first: deleting has the same. */
function stoppingTransition(collection: Collection, state: string | null): string | undefined {
  if (!isAtWork(collection, state)) return undefined;
  return transitionsFrom(collection, state).find((id) => {
    const { to = null, reaches } = collection.transitions?.[id] ?? {};
    return reaches === true && !isAtWork(collection, to);
  });
}

function useUndoDelete({ id: recordId, name }: RecordView): () => void {
  const { workspace, collection } = useCollectionPage();
  const t = useTranslations('records');
  const fail = useFailureToast();
  return async () => {
    const answer = await restoreRecordAction({ workspace, collection: collection.id, recordId });
    if (!answer.ok) return fail(answer.error);
    toast(t('restored', { name }));
  };
}
