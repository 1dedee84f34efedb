'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRequest } from '@/components/form/use-request-id';
import { Button } from '@/components/ui/button';
import { Hand } from '@/components/ui/icons';
import { toast } from '@/components/ui/toast';
import type { Plan } from '@/lib/policy/model';
import { askForPlanAction } from './(access)/settings/requests/actions';

/** Asks those who can change the plan for one that includes what is locked, in the console and by mail (B1). */
export function AskForPlan({ workspace, plans }: { workspace: string; plans: readonly Plan[] }) {
  const t = useTranslations('lock');
  const fail = useFailureToast();
  const send = useRequest(askForPlanAction);
  const [state, setState] = useState<'open' | 'busy' | 'asked'>('open');

  async function ask() {
    setState('busy');
    const answer = await send({ workspace, plans: [...plans] });
    setState(answer.ok ? 'asked' : 'open');
    if (answer.ok) toast(t('planAsked'));
    else fail(answer.error);
  }

  return (
    <section className="grid gap-2 border-t pt-3.5">
      {state === 'asked' ? (
        <p className="text-ink-2">{t('planAsked')}</p>
      ) : (
        <Button
          icon={<Hand aria-hidden />}
          className="justify-self-start"
          busy={state === 'busy'}
          onClick={ask}
        >
          {t('askUpgrade')}
        </Button>
      )}
    </section>
  );
}
