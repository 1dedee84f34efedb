'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useErrorText } from '@/components/form/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast, toastError } from '@/components/ui/toast';
import { cancelEmailChangeAction } from './actions';

/** The unconfirmed address, and a button that withdraws it. */
export function PendingEmail({ email }: { email: string }) {
  const t = useTranslations('profile');
  const errorText = useErrorText();
  const [isBusy, startTransition] = useTransition();

  function cancel() {
    startTransition(async () => {
      const result = await cancelEmailChangeAction({});
      if (result.ok) toast(t('emailCancelled'));
      else toastError(errorText(result.error.message));
    });
  }

  return (
    <Callout tone="amber" role="status">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1">{t.rich('emailPending', { email, b: (words) => <b>{words}</b> })}</p>
        <Button size="sm" busy={isBusy} onClick={cancel}>
          {t('cancelEmail')}
        </Button>
      </div>
    </Callout>
  );
}
