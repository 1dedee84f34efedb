import { getFormatter, getTranslations } from 'next-intl/server';
import { BarChart } from '@/components/chart/bar-chart';
import { Fact, Facts } from '@/components/chart/fact';
import { dayWords, durationWords } from '@/components/chart/words';
import { ChartNoAxesColumn } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { AccountFigures } from '@/lib/work/reports/by-account';
import type { ChannelFigures } from '@/lib/work/reports/by-channel';
import type { DayFigures } from '@/lib/work/reports/by-day';
import type { PersonFigures } from '@/lib/work/reports/by-person';
import type { TeamFigures } from '@/lib/work/reports/by-team';
import type { Overview } from '@/lib/work/reports/report-overview';
import type { ReportSearch } from '@/lib/work/reports/report-period';
import { AccountsTable } from './accounts-table';
import { ChannelsTable } from './channels-table';
import { PeopleTable } from './people-table';
import { TeamsTable } from './teams-table';

interface FiguresProps {
  base: string;
  search: ReportSearch;
  report: Promise<
    [Overview, DayFigures[], PersonFigures[], TeamFigures[] | null, AccountFigures[], ChannelFigures[]]
  >;
}

/** The report of a period, streamed when it is computed; teams are shown only if there are any. */
export async function Figures({ base, search, report }: FiguresProps) {
  const [sum, days, people, teams, accounts, channels] = await report;
  const t = await getTranslations('reports');
  const format = await getFormatter();
  const isQuiet = sum.opened + sum.closed + sum.sent === 0;
  return (
    <>
      <Facts label={t('sum', { count: search.days })}>
        <Fact label={t('sent')} value={format.number(sum.sent)} />
        <Fact label={t('opened')} value={format.number(sum.opened)} />
        <Fact label={t('closed')} value={format.number(sum.closed)} />
        <Fact label={t('openNow')} value={format.number(sum.openNow)} href={`${base}/messages`} />
        <Fact
          label={t('response')}
          value={sum.firstResponse === null ? t('none') : durationWords(format, sum.firstResponse)}
          note={t('answered', { answered: sum.answered, opened: sum.opened })}
        />
      </Facts>
      <div className="mt-8">
        {isQuiet ? (
          <State icon={<ChartNoAxesColumn />} title={t('quiet', { count: search.days })}>
            {t('quietWhy')}
          </State>
        ) : (
          <BarChart
            label={t('byDay')}
            head={t('day')}
            tableLabel={t('asTable')}
            series={[
              { id: 'opened', label: t('opened') },
              { id: 'closed', label: t('closed') },
              { id: 'sent', label: t('sent') },
            ]}
            bars={days.map(({ day, opened, closed, sent }) => ({
              id: day,
              ...dayWords(format, day),
              values: [opened, closed, sent],
            }))}
          />
        )}
      </div>
      <AccountsTable rows={accounts} />
      <ChannelsTable rows={channels} />
      <PeopleTable search={search} rows={people} />
      {teams && <TeamsTable search={search} rows={teams} />}
    </>
  );
}
