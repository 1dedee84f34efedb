'use client';

import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import type { BatchView } from '@/lib/access/members/invite-many/view-batch';
import type { ActionResult } from '@/lib/platform/action-result';
import { useUsersPage } from '../users-page-context';
import { chooseColumnsAction, editRowsAction, sendBatchAction } from './actions';

export type Batch = Omit<BatchView, 'rows'>;
type Edit = Parameters<typeof editRowsAction>[0]['edit'];
type Meaning = Parameters<typeof chooseColumnsAction>[0]['meaning'];

/** The acts on a batch that has not been sent; a refusal shows as a toast. */
export function useBatch({ id: batchId, version }: Pick<Batch, 'id' | 'version'>) {
  const { workspace } = useUsersPage();
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const target = { workspace: workspace.slug, batchId, version };
  function run<T>(act: () => Promise<ActionResult<T>>, done?: () => void) {
    start(async () => {
      const answer = await act().catch(
        () => ({ ok: false, error: { kind: 'unavailable', status: 503, message: 'unreachable' } }) as const,
      );
      if (answer.ok) done?.();
      else fail(answer.error);
    });
  }
  return {
    isBusy,
    edit: (rows: number[], edit: Edit, done?: () => void) =>
      run(() => editRowsAction({ ...target, rows, edit }), done),
    chooseColumns: (meaning: Meaning) => run(() => chooseColumnsAction({ ...target, meaning })),
    send: () => run(() => sendBatchAction(target)),
  };
}
