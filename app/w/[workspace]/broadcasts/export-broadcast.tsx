'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { useDownload } from '../exports/use-download';
import { exportBroadcastAction } from './actions';
import { useBroadcastPlace } from './broadcast-place';

/** What became of each recipient, as CSV (S1.18). */
export function ExportBroadcast({ broadcastId }: { broadcastId: string }) {
  const t = useTranslations('broadcasts');
  const { workspace, can } = useBroadcastPlace();
  const { isBusy, download } = useDownload(workspace);
  const { state, decision } = can.export;
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('export')} decision={decision} />;
  return (
    <Button
      busy={isBusy}
      icon={<Download aria-hidden />}
      onClick={() => download(() => exportBroadcastAction({ workspace, broadcastId }))}
    >
      {t('export')}
    </Button>
  );
}
