'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Fact, Facts } from '@/components/chart/fact';
import { ButtonLink } from '@/components/ui/button-link';
import { Download } from '@/components/ui/icons';
import type { ImportView } from '@/lib/work/imports/import-view';
import type { ImportReport as Report } from '@/lib/work/imports/report';
import { ExportMenu } from '../../../../../../components/export/export-menu';
import { useDownload } from '../../../../../../components/export/use-download';
import { refusedRowsAction } from './actions';
import { ReportedRows } from './reported-rows';

/** The result of every row of a file, and the rows that were not imported, as in the file (IM1). */
export function ImportReport(props: { found: ImportView; report: Report; workspace: string }) {
  const { found, report, workspace } = props;
  const t = useTranslations('contacts.import');
  const format = useFormatter();
  const { isBusy, download } = useDownload(workspace);
  const isWhole = [report.leftOut, report.refused, report.dropped].every(({ total }) => total === 0);
  return (
    <section className="grid gap-5">
      <p role="status" className="type-16">
        {t('added', { count: found.added })} {t('accounted', { total: found.total })}
      </p>
      <Facts label={t('outcomes')}>
        {(['added', 'filled', 'leftOut', 'refused'] as const).map((outcome) => (
          <Fact key={outcome} label={t(`outcome.${outcome}`)} value={format.number(found[outcome])} />
        ))}
      </Facts>
      {(['refused', 'leftOut', 'dropped'] as const).map((list) => (
        <ReportedRows key={list} list={list} found={report[list]} />
      ))}
      <div className="flex flex-wrap gap-2">
        {!isWhole && (
          <ExportMenu
            label={t('saveRefused')}
            icon={<Download />}
            busy={isBusy}
            onChoose={(chosen) =>
              download(() => refusedRowsAction({ workspace, importId: found.id }), chosen)
            }
          />
        )}
        <ButtonLink href={`/w/${workspace}/contacts/import`}>{t('another')}</ButtonLink>
      </div>
    </section>
  );
}
