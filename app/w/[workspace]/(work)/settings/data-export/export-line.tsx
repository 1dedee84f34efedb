'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Download } from '@/components/ui/icons';
import { Progress } from '@/components/ui/progress';
import { RelativeTime } from '@/components/ui/relative-time';
import type { DataExportView } from '@/lib/work/data-exports/list-data-exports';
import { useFileSize } from '../files/use-file-size';

/** One export: its progress, or its download link and expiry. */
export function ExportLine(props: {
  found: DataExportView;
  workspace: string;
  /** The name of the daily export that made it. */
  name?: string;
}) {
  const { found, workspace, name } = props;
  const t = useTranslations('dataExport');
  const size = useFileSize();
  const format = useFormatter();
  const { id, status, done, total, createdAt, expiresAt } = found;
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <b className="block font-medium">
            {name && `${name} · `}
            <RelativeTime at={createdAt} />
          </b>
          <span className="type-13 text-ink-2">
            {status === 'done'
              ? t('until', {
                  size: size(found.size),
                  time: format.dateTime(expiresAt, { dateStyle: 'medium', timeStyle: 'short' }),
                })
              : t(`state.${status}`)}
          </span>
        </div>
        {status === 'done' && (
          // The answer is a file, so the browser saves it and stays on this page.
          <a href={`/w/${workspace}/data-exports/${id}`} download className={buttonClass({})}>
            <Download aria-hidden />
            {t('download')}
          </a>
        )}
      </div>
      {status === 'running' && (
        <Progress
          label={t('making')}
          value={done}
          max={Math.max(1, total)}
          detail={`${done} / ${total}`}
          help={t('leave')}
        />
      )}
    </li>
  );
}
