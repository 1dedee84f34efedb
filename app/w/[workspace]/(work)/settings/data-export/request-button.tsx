'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRequest } from '@/components/form/use-request-id';
import { LockedButton } from '@/components/lock/locked-button';
import { PackageOpen } from '@/components/ui/icons';
import type { Decision } from '@/lib/policy/model';
import { ExportMenu } from '../../../../../../components/export/export-menu';
import { requestDataExportAction } from './actions';

/** Requests the file; disabled while one is being created. */
export function RequestButton(props: { workspace: string; decision: Decision; disabled: boolean }) {
  const { workspace, decision, disabled } = props;
  const t = useTranslations('dataExport');
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const requestDataExport = useRequest(requestDataExportAction);
  if (!decision.allowed) return <LockedButton label={t('request')} decision={decision} />;
  return (
    <ExportMenu
      label={t('request')}
      variant="primary"
      icon={<PackageOpen aria-hidden />}
      busy={isBusy}
      disabled={disabled}
      onChoose={(format) =>
        start(async () => {
          const answer = await requestDataExport({ workspace, format });
          if (!answer.ok) fail(answer.error);
        })
      }
    />
  );
}
