import { useFormatter, useTranslations } from 'next-intl';
import { durationWords } from '@/components/chart/words';
import type { TeamFigures } from '@/lib/work/reports/by-team';
import type { ReportSearch } from '@/lib/work/reports/report-period';
import { FiguresTable } from './figures-table';
import { None } from './people-table';

/** The figures of each team's conversations, and of those without a team. */
export function TeamsTable({ search, rows }: { search: ReportSearch; rows: readonly TeamFigures[] }) {
  const t = useTranslations('reports');
  const format = useFormatter();
  return (
    <FiguresTable
      title={t('byTeam')}
      orders="teams"
      search={search}
      total={rows[0]?.total ?? 0}
      columns={[
        { sort: 'name', label: t('team') },
        { sort: 'open', label: t('openNow') },
        { sort: 'opened', label: t('opened') },
        { sort: 'closed', label: t('closed') },
        { sort: 'response', label: t('response') },
      ]}
      rows={rows.map(({ id, name, open, opened, closed, response }) => ({
        id: id ?? 'none',
        name: name ?? <span className="text-ink-2">{t('noTeam')}</span>,
        cells: [
          format.number(open),
          format.number(opened),
          format.number(closed),
          response === null ? <None key="none" /> : durationWords(format, response),
        ],
      }))}
    />
  );
}
