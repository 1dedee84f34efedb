'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { Download } from '@/components/ui/icons';
import { ExportMenu } from '../../../../../components/export/export-menu';
import { useDownload } from '../../../../../components/export/use-download';
import { exportBroadcastAction } from './actions';
import { useBroadcastPage } from './broadcast-page-context';

/** Exports the result for each recipient as CSV (S1.18). */
export function ExportBroadcast({ broadcastId }: { broadcastId: string }) {
  const t = useTranslations('broadcasts');
  const { workspace, can } = useBroadcastPage();
  const { isBusy, download } = useDownload(workspace);
  const { state, decision } = can.export;
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('export')} decision={decision} />;
  return (
    <ExportMenu
      label={t('export')}
      icon={<Download aria-hidden />}
      busy={isBusy}
      onChoose={(format) => download(() => exportBroadcastAction({ workspace, broadcastId }), format)}
    />
  );
}
