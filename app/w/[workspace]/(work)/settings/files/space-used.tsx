'use client';

import { useTranslations } from 'next-intl';
import { workspaceQuota } from '@/lib/platform/files/size';
import type { FilePage } from '@/lib/work/files/list-files';
import { useFileSize } from './use-file-size';

/** The used part of the workspace's storage. */
export function SpaceUsed({ files }: { files: FilePage }) {
  const t = useTranslations('files');
  const size = useFileSize();
  return (
    <span className="type-13 text-ink-2">
      {t('used', { used: size(files.used), room: size(workspaceQuota) })}
    </span>
  );
}
