'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { Download } from '@/components/ui/icons';
import type { Availability } from '@/lib/policy/might-ever';
import { ExportMenu } from '../../../../../components/export/export-menu';
import { useDownload } from '../../../../../components/export/use-download';
import { exportReportsAction } from './actions';

/** Exports the figures that the page shows (S1.18). */
export function ExportReportsButton({ workspace, can }: { workspace: string; can: Availability }) {
  const t = useTranslations('reports');
  const { isBusy, download } = useDownload(workspace);
  const ask = () => exportReportsAction({ workspace, address: window.location.search });
  if (can.state === 'absent') return null;
  if (!can.decision.allowed) return <LockedButton label={t('export')} decision={can.decision} />;
  return (
    <ExportMenu
      label={t('export')}
      icon={<Download />}
      busy={isBusy}
      onChoose={(format) => download(ask, format)}
    />
  );
}
