'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useFormState } from 'react-hook-form';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import type { ActionError } from '@/lib/platform/action-result';
import type { RecordView } from '@/lib/work/records/record-view';
import { renewSecretAction } from './actions';
import { useCollectionPage } from './collection-page-context';
import { useRecordDialogs } from './use-record-dialogs';

/** Renews the signing secret; the consequences are shown beside the button. */
export function RenewSecret({ record }: { record: RecordView }) {
  const { workspace, collection } = useCollectionPage();
  const t = useTranslations('records');
  const dialogs = useRecordDialogs();
  const [error, setError] = useState<ActionError | null>(null);
  // The answer replaces the form, so unsaved values must not be lost with it.
  const { isDirty } = useFormState();
  const [isBusy, start] = useTransition();

  function renew() {
    start(async () => {
      const { id: recordId, version, name } = record;
      const answer = await renewSecretAction({ workspace, collection: collection.id, recordId, version });
      if (!answer.ok) return setError(answer.error);
      dialogs.showSecrets({ name, secrets: answer.data.secrets });
    });
  }

  return (
    <div className="grid gap-1.5">
      <b className="font-medium">{t('secret')}</b>
      <div className="flex items-center gap-3 max-tablet:flex-wrap">
        <p className="type-13 flex-1 text-ink-2">{t('renewNote')}</p>
        <Button icon={<KeyRound />} busy={isBusy} disabled={isDirty} onClick={renew}>
          {t('renew')}
        </Button>
      </div>
      <FormError error={error} />
    </div>
  );
}
