'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { Download } from '@/components/ui/icons';
import type { Availability } from '@/lib/policy/might-ever';
import { ExportMenu } from '../../../../../../../components/export/export-menu';
import { useDownload } from '../../../../../../../components/export/use-download';
import { exportReadersAction } from '../actions';
import { useCollectionPage } from '../collection-page-context';

/** Exports the people behind the figures; locked for people who may not export contacts (S2.11). */
export function ExportReaders({ recordId, can }: { recordId: string; can: Availability }) {
  const { workspace, collection } = useCollectionPage();
  const t = useTranslations('records');
  const { isBusy, download } = useDownload(workspace);
  const ask = () => exportReadersAction({ workspace, collection: collection.id, recordId });
  if (can.state === 'absent') return null;
  if (!can.decision.allowed) return <LockedButton label={t('exportReaders')} decision={can.decision} />;
  return (
    <ExportMenu
      label={t('exportReaders')}
      icon={<Download />}
      busy={isBusy}
      onChoose={(format) => download(ask, format)}
    />
  );
}
