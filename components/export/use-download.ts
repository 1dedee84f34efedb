'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/platform/action-result';
import type { FileFormat } from '@/lib/platform/files/file-format';

/** Downloads an export in a format: an action authorises and records it, then the browser saves the file. */
export function useDownload(workspace: string) {
  const t = useTranslations('users');
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  return {
    isBusy,
    download: (ask: () => Promise<ActionResult<{ exportId: string }>>, format: FileFormat) =>
      start(async () => {
        const answer = await ask();
        if (!answer.ok) return fail(answer.error);
        // The answer is a file, so the browser saves it and stays on this page.
        window.location.assign(`/w/${workspace}/exports/${answer.data.exportId}?format=${format}`);
        toast(t('exportStarted'));
      }),
  };
}
