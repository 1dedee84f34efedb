'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useMemo, useState } from 'react';
import { useDialogAddress, useOpenedAct } from '@/components/shell/dialog-address';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from '../collection-page-context';
import { actsOn } from './record-acts';
import type { ShownSecrets } from './secrets-shown';
import { type RecordDialogs, RecordDialogsContext } from './use-record-dialogs';

// Forms and their schemas are loaded when the first dialog opens, so that the list does not wait for them.
const RecordDialog = dynamic(() => import('./record-dialog').then((module) => module.RecordDialog));

/**
 * Mounts the dialog of a collection's page outside the list, which may render again below it. The address names it.
 *
 * @param props.records the records whose dialogs can be opened
 */
export function RecordDialogsProvider(props: { records: readonly RecordView[]; children: ReactNode }) {
  const [secrets, showSecrets] = useState<ShownSecrets | null>(null);
  const { verbs } = useCollectionPage().availabilities;
  const { opened: named, close: leave } = useDialogAddress();
  const isAdding = named === 'add' && verbs.create.state === 'open';
  const opened = useOpenedRecordAct(props.records);
  const dialogs = useMemo<RecordDialogs>(
    () => ({
      showSecrets,
      close: () => {
        showSecrets(null);
        leave();
      },
    }),
    [leave],
  );
  const isOpen = secrets !== null || isAdding || opened !== null;
  return (
    <RecordDialogsContext value={dialogs}>
      {props.children}
      {isOpen && <RecordDialog secrets={secrets} opened={opened} close={dialogs.close} />}
    </RecordDialogsContext>
  );
}

function useOpenedRecordAct(records: readonly RecordView[]) {
  const page = useCollectionPage();
  const acts = ['edit', 'delete', ...Object.keys(page.collection.transitions ?? {})];
  return useOpenedAct(acts, records, (act, record) =>
    actsOn(record, page).some(({ id, asks, state }) => id === act && asks && state === 'open'),
  );
}
