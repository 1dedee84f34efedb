import { getTranslations } from 'next-intl/server';
import type { DailyFileView } from '@/lib/work/data-exports/list-daily-files';
import { ExportLine } from '../data-export/export-line';

/** The files of the reader's daily exports, to download. */
export async function DailyFiles({ workspace, files }: { workspace: string; files: DailyFileView[] }) {
  const t = await getTranslations('dataExport');
  if (files.length === 0) return null;
  return (
    <section
      aria-labelledby="daily-files"
      className="grid max-h-[40vh] gap-2 overflow-auto px-6 pb-4 max-tablet:px-4"
    >
      <h2 id="daily-files" className="type-16">
        {t('dailyFiles')}
      </h2>
      <ul className="max-w-form divide-y rounded-3 border">
        {files.map((file) => (
          <ExportLine key={file.id} found={file} name={file.name} workspace={workspace} />
        ))}
      </ul>
    </section>
  );
}
