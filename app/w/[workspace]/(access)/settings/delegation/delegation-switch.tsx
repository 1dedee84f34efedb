'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Segmented } from '@/components/ui/segmented';
import { toast } from '@/components/ui/toast';
import { changeDelegationAction } from './actions';

/** Chooses whether the host manages the users of the account (S3.15). */
export function DelegationSwitch({ workspace, isDelegated }: { workspace: string; isDelegated: boolean }) {
  const t = useTranslations('delegation');
  const fail = useFailureToast();
  const [, startTransition] = useTransition();

  // A press while another is on its way is not lost: actions run one after the other.
  const change = (next: 'host' | 'own') =>
    startTransition(async () => {
      const result = await changeDelegationAction({ workspace, isDelegated: next === 'host' });
      if (!result.ok) return fail(result.error);
      toast(next === 'host' ? t('isOn') : t('isOff'));
    });

  return (
    <div>
      <Segmented
        label={t('who')}
        value={isDelegated ? 'host' : 'own'}
        onChange={change}
        segments={[
          { value: 'host', label: t('host') },
          { value: 'own', label: t('own') },
        ]}
      />
    </div>
  );
}
