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
import { readMailboxNowAction } from '../mailbox/actions';

/** Looks for new mail at once, instead of at the next time. */
export function ReadMailboxNow({ record }: { record: RecordView }) {
  const { workspace, availabilities } = useCollectionPage();
  const t = useTranslations('channels.mailbox');
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const { state, decision } = availabilities.verbs.create;
  if (state === 'absent' || record.state !== 'connected') return null;
  if (!decision.allowed) return <LockedButton label={t('readNow')} decision={decision} />;
  const read = () =>
    start(async () => {
      const answer = await readMailboxNowAction({ workspace, recordId: record.id });
      if (answer.ok) toast(t('reading'));
      else fail(answer.error);
    });
  return (
    <Button icon={<RefreshCw aria-hidden />} busy={isBusy} onClick={read}>
      {t('readNow')}
    </Button>
  );
}
