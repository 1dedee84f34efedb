'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormState } from 'react-hook-form';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { KeyRound } from '@/components/ui/icons';
import type { ActionError } from '@/lib/platform/action-result';
import type { RecordView } from '@/lib/work/records/record-view';
import { SecretPart } from './secret-part';
import { useRenewSecret } from './use-renew-secret';

/** Renews the signing secret from the form of a record. */
export function RenewSecret({ record }: { record: RecordView }) {
  const t = useTranslations('records');
  const [error, setError] = useState<ActionError | null>(null);
  const { renew, isBusy } = useRenewSecret(record, setError);
  // The answer replaces the form, so unsaved values must not be lost with it.
  const { isDirty } = useFormState();
  return (
    <div className="grid gap-1.5">
      <SecretPart>
        <Button icon={<KeyRound />} busy={isBusy} disabled={isDirty} onClick={renew}>
          {t('renew')}
        </Button>
      </SecretPart>
      <FormError error={error} />
    </div>
  );
}
