'use client';

import { useTranslations } from 'next-intl';
import { ExportMenu } from '@/components/export/export-menu';
import { useDownload } from '@/components/export/use-download';
import { LockedButton } from '@/components/lock/locked-button';
import { Download } from '@/components/ui/icons';
import { availability } from '@/lib/policy/might-ever';
import { exportMembersAction } from '../actions';
import { useUsersPage } from '../users-page-context';

/** Exports the users that the page shows (S1.11). */
export function ExportButton() {
  const t = useTranslations('users');
  const { workspace, access } = useUsersPage();
  const { isBusy, download } = useDownload(workspace.slug);
  const { state, decision } = availability(access, 'users.export');
  const ask = () => exportMembersAction({ workspace: workspace.slug, address: window.location.search });
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('export')} decision={decision} />;
  return (
    <ExportMenu
      label={t('export')}
      icon={<Download />}
      busy={isBusy}
      onChoose={(format) => download(ask, format)}
    />
  );
}
