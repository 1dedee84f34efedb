'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/form/confirmation';
import { DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { ApiKeyView } from '@/lib/access/api-keys/list-api-keys';
import { revokeApiKeyAction } from './actions';

/** Revokes a key; shows when it was last used. */
export function RevokeKeyDialog(props: { apiKey: ApiKeyView; workspace: string; close: () => void }) {
  const t = useTranslations('apiKeys');
  const format = useFormatter();
  const { apiKey, workspace, close } = props;
  const { name, lastUsedAt } = apiKey;
  const leave = () => {
    toast(t('revokedNow', { name }));
    close();
  };
  return (
    <ConfirmDialog
      head={<DialogHead title={t('revokeTitle', { name })} />}
      label={t('revoke')}
      act={() => revokeApiKeyAction({ workspace, keyId: apiKey.id })}
      onDone={leave}
      onClose={close}
    >
      <p>
        {lastUsedAt
          ? t('usedAt', { at: format.dateTime(lastUsedAt, { dateStyle: 'full', timeStyle: 'short' }) })
          : t('neverUsed')}
      </p>
      <p className="text-ink-2">{t('revokeNote')}</p>
    </ConfirmDialog>
  );
}
