'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRequest } from '@/components/form/use-request-id';
import { Button } from '@/components/ui/button';
import { SendHorizontal } from '@/components/ui/icons';
import { toast } from '@/components/ui/toast';
import { testIntegrationAction } from './actions';

/** Sends a test event to an integration; its answer appears in the log. */
export function TestButton(props: {
  of: { workspace: string; collection: string; recordId: string };
  name: string;
}) {
  const t = useTranslations('deliveries');
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const testIntegration = useRequest(testIntegrationAction);
  const { of, name } = props;
  return (
    <Button
      variant="primary"
      busy={isBusy}
      icon={<SendHorizontal aria-hidden />}
      onClick={() =>
        start(async () => {
          const answer = await testIntegration(of);
          if (answer.ok) toast(t('testSent', { name }));
          else fail(answer.error);
        })
      }
    >
      {t('test')}
    </Button>
  );
}
