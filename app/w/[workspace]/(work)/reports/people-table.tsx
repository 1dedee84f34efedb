import { useFormatter, useTranslations } from 'next-intl';
import { durationWords } from '@/components/chart/words';
import type { PersonFigures } from '@/lib/work/reports/by-person';
import type { ReportSearch } from '@/lib/work/reports/report-period';
import { FiguresTable } from './figures-table';

/** The figures of each person within the period. */
export function PeopleTable({ search, rows }: { search: ReportSearch; rows: readonly PersonFigures[] }) {
  const t = useTranslations('reports');
  const format = useFormatter();
  return (
    <FiguresTable
      title={t('byPerson')}
      orders="people"
      search={search}
      total={rows[0]?.total ?? 0}
      columns={[
        { sort: 'name', label: t('person') },
        { sort: 'open', label: t('openNow') },
        { sort: 'answers', label: t('answers') },
        { sort: 'closed', label: t('closed') },
        { sort: 'response', label: t('response') },
      ]}
      rows={rows.map(({ id, name, open, answers, closed, response }) => ({
        id,
        name,
        cells: [
          format.number(open),
          format.number(answers),
          format.number(closed),
          response === null ? <None key="none" /> : durationWords(format, response),
        ],
      }))}
    />
  );
}

/** Shown in place of a missing figure. */
export function None() {
  return <span className="text-ink-3">{useTranslations('reports')('none')}</span>;
}
