'use client';

import { PackageOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import type { Decision } from '@/lib/policy/model';
import { requestDataExportAction } from './actions';

/** Asks for the file; while one is on its way there is nothing to ask for. */
export function RequestButton(props: { workspace: string; decision: Decision; disabled: boolean }) {
  const { workspace, decision, disabled } = props;
  const t = useTranslations('dataExport');
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  if (!decision.allowed) return <LockedButton label={t('request')} decision={decision} />;
  return (
    <Button
      variant="primary"
      icon={<PackageOpen aria-hidden />}
      busy={isBusy}
      disabled={disabled}
      onClick={() =>
        start(async () => {
          const answer = await requestDataExportAction({ workspace });
          if (!answer.ok) fail(answer.error);
        })
      }
    >
      {t('request')}
    </Button>
  );
}
