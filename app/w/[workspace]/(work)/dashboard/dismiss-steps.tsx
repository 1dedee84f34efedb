'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Button } from '@/components/ui/button';
import { dismissFirstStepsAction } from './actions';

/** Takes the first steps away, for this person. */
export function DismissSteps({ workspace }: { workspace: string }) {
  const t = useTranslations('firstSteps');
  const [isBusy, start] = useTransition();
  const tellFailure = useFailureToast();
  const dismiss = () =>
    start(async () => {
      const answer = await dismissFirstStepsAction({ workspace });
      if (!answer.ok) tellFailure(answer.error);
    });
  return (
    <Button size="sm" variant="quiet" busy={isBusy} onClick={dismiss}>
      {t('dismiss')}
    </Button>
  );
}
