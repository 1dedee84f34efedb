import { getFormatter, getTranslations } from 'next-intl/server';
import { BarChart } from '@/components/chart/bar-chart';
import { Fact, Facts } from '@/components/chart/fact';
import { dayWords } from '@/components/chart/words';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Online } from '@/lib/access/presence/list-online';
import type { DayFigures } from '@/lib/work/reports/by-day';
import type { CurrentFigures } from '@/lib/work/reports/current-figures';
import { OnlinePeople } from './online-people';
import { WaitingList } from './waiting-list';

interface TodayProps {
  /** The address of the workspace. */
  base: string;
  glance: Promise<[CurrentFigures, DayFigures[], Online]>;
}

/** The current state, today's figures beside those of the same day last week, and the members online. */
export async function Today({ base, glance }: TodayProps) {
  const [now, days, online] = await glance;
  const t = await getTranslations('dashboard');
  const format = await getFormatter();
  const today = days.at(-1);
  const weekBefore = days.at(-8);
  const before = (count: number) =>
    weekBefore && t('weekBefore', { count, weekday: dayWords(format, weekBefore.day).weekday });
  const longest = now.waiting[0];
  const isQuiet = now.open === 0 && days.every(({ opened, closed }) => opened === 0 && closed === 0);
  if (isQuiet) {
    return (
      <div className="grid gap-8">
        <p className="text-ink-2">{t('nothingYet', { days: days.length })}</p>
        <OnlinePeople online={online} />
      </div>
    );
  }
  return (
    <>
      <Facts label={t('now')}>
        <Fact label={t('open')} value={format.number(now.open)} href={`${base}/messages/all`} />
        <Fact
          label={t('unassigned')}
          value={format.number(now.unassigned)}
          href={`${base}/messages/unassigned`}
        />
        <Fact
          label={t('openedToday')}
          value={format.number(today?.opened ?? 0)}
          note={before(weekBefore?.opened ?? 0)}
        />
        <Fact
          label={t('closedToday')}
          value={format.number(today?.closed ?? 0)}
          note={before(weekBefore?.closed ?? 0)}
        />
        <Fact label={t('longest')} value={longest ? <RelativeTime at={longest.since} /> : t('nobodyWaits')} />
      </Facts>
      <div className="mt-8">
        <BarChart
          label={t('chart', { days: days.length })}
          head={t('day')}
          tableLabel={t('asTable')}
          series={[
            { id: 'opened', label: t('opened') },
            { id: 'closed', label: t('closed') },
          ]}
          bars={days.map(({ day, opened, closed }) => ({
            id: day,
            ...dayWords(format, day),
            values: [opened, closed],
          }))}
        />
      </div>
      <div className="mt-8 grid grid-cols-2 gap-10 max-tablet:grid-cols-1 max-tablet:gap-8">
        <WaitingList base={base} waiting={now.waiting} />
        <OnlinePeople online={online} />
      </div>
    </>
  );
}
