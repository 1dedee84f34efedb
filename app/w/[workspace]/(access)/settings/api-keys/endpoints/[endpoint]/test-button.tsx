'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRequest } from '@/components/form/use-request-id';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { SendHorizontal } from '@/components/ui/icons';
import { toast } from '@/components/ui/toast';
import type { Decision } from '@/lib/policy/model';
import { sendTestEventAction } from '../actions';

/** Sends a test event; its answer appears in the log. */
export function TestButton(props: {
  endpoint: { id: string; name: string };
  workspace: string;
  decision: Decision;
}) {
  const t = useTranslations('endpoints');
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const send = useRequest(sendTestEventAction);
  const { endpoint, workspace, decision } = props;
  if (!decision.allowed) return <LockedButton label={t('test')} decision={decision} />;
  return (
    <Button
      variant="primary"
      busy={isBusy}
      icon={<SendHorizontal aria-hidden />}
      onClick={() =>
        start(async () => {
          const answer = await send({ workspace, endpointId: endpoint.id });
          if (answer.ok) toast(t('testSent', { name: endpoint.name }));
          else fail(answer.error);
        })
      }
    >
      {t('test')}
    </Button>
  );
}
