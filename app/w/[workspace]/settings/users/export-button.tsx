'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { standing } from '@/lib/policy/might-ever';
import { useDownload } from '../../exports/use-download';
import { exportMembersAction } from './actions';
import { useUsersPlace } from './users-place';

/** Export (S1.11) of the users that the page shows. */
export function ExportButton() {
  const t = useTranslations('users');
  const { workspace, access } = useUsersPlace();
  const { isBusy, download } = useDownload(workspace.slug);
  const { state, decision } = standing(access, 'users.export');
  const ask = () => exportMembersAction({ workspace: workspace.slug, address: window.location.search });
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('export')} decision={decision} />;
  return (
    <Button icon={<Download />} busy={isBusy} onClick={() => download(ask)}>
      {t('export')}
    </Button>
  );
}
