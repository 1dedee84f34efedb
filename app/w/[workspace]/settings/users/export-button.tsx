'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { standing } from '@/lib/policy/might-ever';
import { exportMembersAction } from './actions';
import { useUsersPlace } from './users-place';

/** Export (S1.11): the action authorises and records it, then the browser fetches the file. */
export function ExportButton() {
  const t = useTranslations('users');
  const { workspace, access } = useUsersPlace();
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const { state, decision } = standing(access, 'users.export');

  const download = () =>
    start(async () => {
      const address = window.location.search;
      const answer = await exportMembersAction({ workspace: workspace.slug, address });
      if (!answer.ok) return fail(answer.error);
      // A file, not a page: the browser saves it and stays here.
      window.location.assign(`/w/${workspace.slug}/exports/${answer.data.exportId}`);
      toast(t('exportStarted'));
    });

  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('export')} decision={decision} />;
  return (
    <Button icon={<Download />} busy={isBusy} onClick={download}>
      {t('export')}
    </Button>
  );
}
