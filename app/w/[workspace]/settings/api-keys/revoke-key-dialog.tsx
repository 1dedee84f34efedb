'use client';

import { useFormatter, useTranslations } from 'next-intl';
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
import type { ApiKeyView } from '@/lib/services/api-keys/list';
import { revokeApiKeyAction } from './actions';

/** Ending a key, with when it was last of use. */
export function RevokeKeyDialog(props: { apiKey: ApiKeyView; workspace: string; close: () => void }) {
  const t = useTranslations('apiKeys');
  const format = useFormatter();
  const { apiKey, workspace, close } = props;
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, startTransition] = useTransition();
  const { name, lastUsedAt } = apiKey;

  function revoke() {
    setError(null);
    startTransition(async () => {
      const result = await revokeApiKeyAction({ workspace, keyId: apiKey.id });
      if (!result.ok) return setError(result.error);
      toast(t('revokedNow', { name }));
      close();
    });
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <DialogHead title={t('revokeTitle', { name })} />
        <DialogBody>
          <p>
            {lastUsedAt
              ? t('usedAt', { at: format.dateTime(lastUsedAt, { dateStyle: 'full', timeStyle: 'short' }) })
              : t('neverUsed')}
          </p>
          <p className="text-ink-2">{t('revokeNote')}</p>
          <FormError error={error} />
        </DialogBody>
        <DialogFoot>
          <DialogClose render={<Button size="lg" />}>{t('cancel')}</DialogClose>
          <Button size="lg" variant="danger" busy={isBusy} onClick={revoke}>
            {t('revoke')}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
