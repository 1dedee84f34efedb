'use client';

import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, dialogOf, useDialogAddress, useOpenedAct } from '@/components/shell/dialog-address';
import { KeyRound } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { ApiKeyView } from '@/lib/access/api-keys/list-api-keys';
import type { Decision } from '@/lib/policy/model';
import { useKeyColumns } from './key-columns';
import { RevokeKeyDialog } from './revoke-key-dialog';

/** The API keys of the workspace, of all holders. */
export function KeysTable(props: { keys: ApiKeyView[]; workspace: string; decision: Decision }) {
  const t = useTranslations('apiKeys');
  const { keys, workspace, decision } = props;
  const { close } = useDialogAddress();
  const opened = useOpenedAct(['revoke'], keys, (_, key) => decision.allowed && !key.revokedAt);
  const columns = useKeyColumns(`/w/${workspace}/settings/api-keys`, decision);

  function menuOf(key: ApiKeyView) {
    if (key.revokedAt) return null;
    if (!decision.allowed) return <LockedButton quiet label={t('revoke')} decision={decision} />;
    return (
      <DialogButton opens={dialogOf('revoke', key)} variant="quiet-danger" className="max-tablet:h-11">
        {t('revoke')}
      </DialogButton>
    );
  }

  return (
    <>
      <DataTable
        id="api-keys"
        label={t('title')}
        rows={keys}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        rowMenu={menuOf}
        empty={
          <State icon={<KeyRound />} title={t('none')}>
            {t('noneLead')}
          </State>
        }
      />
      {opened && <RevokeKeyDialog apiKey={opened.seen} workspace={workspace} close={close} />}
    </>
  );
}
