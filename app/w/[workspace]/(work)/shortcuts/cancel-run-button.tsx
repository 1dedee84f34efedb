'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Button } from '@/components/ui/button';
import { cancelRunAction } from './actions';

/** Cancels a running shortcut; completed steps are kept. */
export function CancelRunButton(props: { workspace: string; runId: string; name: string }) {
  const t = useTranslations('shortcuts');
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const { workspace, runId, name } = props;
  return (
    <Button
      size="sm"
      busy={isBusy}
      aria-label={t('cancelRun', { name })}
      onClick={() =>
        start(async () => {
          const answer = await cancelRunAction({ workspace, runId });
          if (!answer.ok) fail(answer.error);
        })
      }
    >
      {t('cancel')}
    </Button>
  );
}
