'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import type { RecordView } from '@/lib/work/records/record-view';
import { renewSecretAction } from '../../[collection]/actions';
import { useCollectionPage } from '../../[collection]/collection-page-context';
import { useRecordDialogs } from '../../[collection]/use-record-dialogs';

/** The signing secret cannot be shown again; a new one ends it. */
export function RenewSecret({ record }: { record: RecordView }) {
  const { workspace, collection, availabilities } = useCollectionPage();
  const t = useTranslations('records');
  const dialogs = useRecordDialogs();
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const { state, decision } = availabilities.verbs.update;

  function renew() {
    start(async () => {
      const { id: recordId, version, name } = record;
      const answer = await renewSecretAction({ workspace, collection: collection.id, recordId, version });
      if (!answer.ok) return fail(answer.error);
      dialogs.showSecrets({ name, secrets: answer.data.secrets });
    });
  }

  return (
    <div className="grid gap-1.5">
      <b className="font-medium">{t('secret')}</b>
      <div className="flex items-center gap-3 max-tablet:flex-wrap">
        <p className="type-13 flex-1 text-ink-2">{t('renewNote')}</p>
        {state !== 'absent' &&
          (decision.allowed ? (
            <Button icon={<KeyRound />} busy={isBusy} onClick={renew}>
              {t('renew')}
            </Button>
          ) : (
            <LockedButton label={t('renew')} decision={decision} />
          ))}
      </div>
    </div>
  );
}
