'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { RefreshCw } from '@/components/ui/icons';
import { toast } from '@/components/ui/toast';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from '../../[collection]/collection-page-context';
import { useCollectionWords } from '../../[collection]/collection-words';
import { verifyDomainAction } from './actions';

/** Looks up the DNS records of a domain now. */
export function VerifyButton({ record: { id: recordId, name } }: { record: RecordView }) {
  const { workspace, collection, availabilities } = useCollectionPage();
  const t = useTranslations('domains');
  const records = useTranslations('records');
  const words = useCollectionWords(collection);
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const { state, decision } = availabilities.verbs.update;
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('verify')} decision={decision} />;

  const verify = () =>
    start(async () => {
      const answer = await verifyDomainAction({ workspace, recordId });
      if (answer.ok) toast(records('nowIn', { name, state: words.state(answer.data) }));
      else fail(answer.error);
    });

  return (
    <Button icon={<RefreshCw aria-hidden />} busy={isBusy} onClick={verify}>
      {t('verify')}
    </Button>
  );
}
