'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import type { FileFormat } from '@/lib/platform/files/file-format';
import type { Availability } from '@/lib/policy/might-ever';
import type { ListView } from '@/lib/work/contacts/lists/list-lists';
import { ExportMenu } from '../../../../../../components/export/export-menu';
import { useDownload } from '../../../../../../components/export/use-download';
import { exportContactsAction } from '../actions';

/** Downloads the contacts of a list, as far as the person sees them. */
export function useExportList({ id }: ListView, workspace: string) {
  const { isBusy, download } = useDownload(workspace);
  const ask = () => exportContactsAction({ workspace, address: `?list=${id}` });
  return { isBusy, download: (format: FileFormat) => download(ask, format) };
}

/** Exports the contacts of a list (S2.11). */
export function ExportList(props: { list: ListView; workspace: string; can: Availability }) {
  const { list, workspace, can } = props;
  const t = useTranslations('contacts');
  const { isBusy, download } = useExportList(list, workspace);
  if (can.state === 'absent') return null;
  if (!can.decision.allowed) return <LockedButton quiet label={t('export')} decision={can.decision} />;
  return (
    <ExportMenu
      variant="quiet"
      label={t('export')}
      name={t('lists.exportOf', { name: list.name })}
      busy={isBusy}
      onChoose={download}
    />
  );
}
