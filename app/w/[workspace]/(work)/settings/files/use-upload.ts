'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRefresh } from '@/components/live/refresh';
import { toast } from '@/components/ui/toast';
import { largestFile } from '@/lib/platform/files/size';
import { sendFile } from './send-file';

interface Underway {
  name: string;
  size: number;
  sent: number;
}

/** Uploads files one after another; the first refusal shows its reason and ends the upload. */
export function useUpload(workspace: string) {
  const t = useTranslations('files');
  const refresh = useRefresh();
  const fail = useFailureToast();
  const [underway, setUnderway] = useState<Underway | null>(null);
  const stopper = useRef<AbortController>(null);

  async function upload(chosen: File[]) {
    if (chosen.some(({ size }) => size > largestFile)) {
      return fail({ kind: 'invalid', status: 413, message: 'file-too-large' });
    }
    const stopping = new AbortController();
    stopper.current = stopping;
    for (const file of chosen) {
      const { name, size } = file;
      setUnderway({ name, size, sent: 0 });
      const onProgress = (sent: number) => setUnderway({ name, size, sent: Math.min(sent, size) });
      const result = await sendFile(workspace, file, { onProgress, signal: stopping.signal });
      if (!result) break;
      if (!result.ok) {
        fail(result.error);
        break;
      }
      toast(t('uploaded', { name: result.data.name }));
    }
    setUnderway(null);
    refresh();
  }

  return { underway, upload, stop: () => stopper.current?.abort() };
}
