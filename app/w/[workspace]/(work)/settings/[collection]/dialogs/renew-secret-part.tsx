'use client';

import { useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { KeyRound } from '@/components/ui/icons';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from '../collection-page-context';
import { SecretPart } from './secret-part';
import { useRenewSecret } from './use-renew-secret';

/** Renews the signing secret from the page of a record. */
export function RenewSecretPart({ record }: { record: RecordView }) {
  const t = useTranslations('records');
  const { renew, isBusy } = useRenewSecret(record, useFailureToast());
  const { state, decision } = useCollectionPage().availabilities.verbs.update;
  return (
    <SecretPart>
      {state !== 'absent' &&
        (decision.allowed ? (
          <Button icon={<KeyRound />} busy={isBusy} onClick={renew}>
            {t('renew')}
          </Button>
        ) : (
          <LockedButton label={t('renew')} decision={decision} />
        ))}
    </SecretPart>
  );
}
