'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRequest } from '@/components/form/use-request-id';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { SendHorizontal } from '@/components/ui/icons';
import type { AttemptOutcome } from '@/lib/work/deliveries/log-attempt';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from '../../[collection]/collection-page-context';
import { testChannelAction } from './actions';

/** Sends a test message to the outbound address and shows its answer. */
export function ChannelTest({ record }: { record: RecordView }) {
  const { workspace, availabilities } = useCollectionPage();
  const t = useTranslations('channels.webhook');
  const fail = useFailureToast();
  const testChannel = useRequest(testChannelAction);
  const [isBusy, start] = useTransition();
  const [outcome, setOutcome] = useState<AttemptOutcome | null>(null);
  const { state, decision } = availabilities.verbs.create;
  if (state === 'absent' || record.state !== 'connected') return null;
  if (!decision.allowed)
    return <LockedButton label={t('test')} decision={decision} className="justify-self-start" />;

  function test() {
    start(async () => {
      setOutcome(null);
      const answer = await testChannel({ workspace, recordId: record.id });
      if (answer.ok) setOutcome(answer.data);
      else fail(answer.error);
    });
  }

  return (
    <div className="grid gap-3">
      <Button
        icon={<SendHorizontal aria-hidden />}
        busy={isBusy}
        onClick={test}
        className="justify-self-start"
      >
        {t('test')}
      </Button>
      <div role="status">{outcome && <Answer outcome={outcome} />}</div>
    </div>
  );
}

function Answer({ outcome: { outcome, responseCode, error, milliseconds } }: { outcome: AttemptOutcome }) {
  const t = useTranslations('channels.webhook');
  const deliveries = useTranslations('deliveries');
  const reason = error === 'PRIVATE_ADDRESS' ? deliveries('privateAddress') : (error ?? '');
  return (
    <Callout tone={outcome === 'taken' ? 'plain' : 'error'}>
      {responseCode
        ? t('answered', { status: responseCode, milliseconds, isTaken: String(outcome === 'taken') })
        : t('unanswered', { reason })}
    </Callout>
  );
}
