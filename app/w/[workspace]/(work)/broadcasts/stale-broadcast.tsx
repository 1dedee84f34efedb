'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { useAnswer } from '@/components/form/use-answer';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { BroadcastView } from '@/lib/work/broadcasts/broadcast-view';
import { findBroadcastAction } from './actions';
import { useBroadcastPage } from './broadcast-page-context';

/** Someone else was faster (RO7): who, and what name and text are now. What was typed here is kept. */
export function StaleBroadcast(props: {
  seen: BroadcastView;
  onRead: (now: BroadcastView) => void;
  onTakeOver: (now: BroadcastView) => void;
}) {
  const t = useTranslations('broadcasts.stale');
  const { workspace } = useBroadcastPage();
  const { data: now, error } = useAnswer(
    () => findBroadcastAction({ workspace, broadcastId: props.seen.id }),
    props.onRead,
  );

  if (!now) return <FormError error={error} />;
  if (now.sending) {
    return (
      <Callout tone="error" role="alert">
        {t('sent', { name: now.changedBy })}
      </Callout>
    );
  }
  return (
    <Callout tone="error" role="alert">
      <b>{t('title', { name: now.changedBy })}</b>
      <p className="my-1 whitespace-pre-wrap break-words">{t('now', { name: now.name, text: now.body })}</p>
      <p>{t('kept')}</p>
      <Button size="sm" className="mt-2" onClick={() => props.onTakeOver(now)}>
        {t('takeOver')}
      </Button>
    </Callout>
  );
}
