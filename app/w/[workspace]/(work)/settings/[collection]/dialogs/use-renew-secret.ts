'use client';

import { useTransition } from 'react';
import type { ActionError } from '@/lib/platform/action-result';
import type { RecordView } from '@/lib/work/records/record-view';
import { renewSecretAction } from '../actions';
import { useCollectionPage } from '../collection-page-context';
import { useRecordDialogs } from './use-record-dialogs';

/** Renews the signing secret of a record and shows the new one; a refusal goes to `fail`. */
export function useRenewSecret(
  { id: recordId, version, name }: RecordView,
  fail: (error: ActionError) => void,
) {
  const { workspace, collection } = useCollectionPage();
  const dialogs = useRecordDialogs();
  const [isBusy, start] = useTransition();
  const renew = () =>
    start(async () => {
      const answer = await renewSecretAction({ workspace, collection: collection.id, recordId, version });
      if (answer.ok) dialogs.showSecrets({ name, secrets: answer.data.secrets });
      else fail(answer.error);
    });
  return { renew, isBusy };
}
