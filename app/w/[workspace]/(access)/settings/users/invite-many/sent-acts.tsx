'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { ConfirmDialog } from '@/components/form/confirmation';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { DialogHead } from '@/components/ui/dialog';
import { Download, Undo2 } from '@/components/ui/icons';
import { toast } from '@/components/ui/toast';
import { useUsersPage } from '../users-page-context';
import { failedRowsAction, undoBatchAction } from './actions';
import { useReasonWords } from './reason-words';
import { saveCsv } from './save-csv';
import type { ShownRows } from './shown-rows';
import type { Batch } from './use-batch';

const columns = [
  ...(['email', 'name', 'level', 'restrictions', 'rights', 'teams'] as const),
  ...(['starts', 'ends', 'language', 'workspaces'] as const),
];

/** After sending: the rows to correct, the links as one file (S3.8), undo of the whole, another list. */
export function SentActs({ batch, shown }: { batch: Batch; shown: ShownRows }) {
  const t = useTranslations('inviteMany');
  const { workspace, canMail } = useUsersPage();
  const address = useDialogAddress();
  const { links } = shown;
  return (
    <div className="flex flex-wrap gap-2">
      {batch.counts.refuse > 0 && <FailedButton batchId={batch.id} />}
      {links.length > 0 && (
        <Button
          icon={<Download />}
          variant={canMail ? 'secondary' : 'primary'}
          onClick={() =>
            saveCsv('invitation-links.csv', [
              ['email', 'link'],
              ...links.map(({ email, link }) => [email, link]),
            ])
          }
        >
          {t('saveLinks')}
        </Button>
      )}
      {links.length > 0 && (
        <DialogButton opens="undo-list" icon={<Undo2 />}>
          {t('undoAll')}
        </DialogButton>
      )}
      <ButtonLink href={`/w/${workspace.slug}/settings/users/invite-many`}>{t('another')}</ButtonLink>
      {address.opened === 'undo-list' && links.length > 0 && (
        <ConfirmDialog
          head={<DialogHead title={t('undoTitle')} />}
          label={t('undoAll')}
          act={() => undoBatchAction({ workspace: workspace.slug, batchId: batch.id })}
          onDone={({ done }) => {
            address.close();
            toast(t('undoneCount', { count: done }));
          }}
          onClose={address.close}
        >
          <p>{t('undoHelp')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function FailedButton({ batchId }: { batchId: string }) {
  const t = useTranslations('inviteMany');
  const { workspace } = useUsersPage();
  const fail = useFailureToast();
  const words = useReasonWords();
  const [isBusy, start] = useTransition();
  const save = () =>
    start(async () => {
      const answer = await failedRowsAction({ workspace: workspace.slug, batchId });
      if (!answer.ok) return fail(answer.error);
      // A column that the list did not have stays absent: an empty one would mean none.
      const stated = columns.filter((column) => answer.data.some(({ row }) => row[column] !== undefined));
      const rows = answer.data.map(({ row, outcome }) => [
        ...stated.map((column) => row[column] ?? ''),
        words(outcome),
      ]);
      saveCsv('invitations-to-correct.csv', [[...stated, 'problem'], ...rows]);
    });
  return (
    <Button icon={<Download />} busy={isBusy} onClick={save}>
      {t('saveFailed')}
    </Button>
  );
}
