'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BarChart } from '@/components/chart/bar-chart';
import { Fact, Facts } from '@/components/chart/fact';
import type { RecordReport as Report } from '@/lib/work/records/record-figures';

/** The maximum number of figures in one chart. */
const mostDrawn = 2;

/** The figures of a record: totals, and by day. */
export function RecordReport({
  report: { totals, days },
  children,
}: {
  report: Report;
  /** Rendered beside the heading. */
  children?: ReactNode;
}) {
  const t = useTranslations('records');
  const format = useFormatter();
  const figures = Object.keys(totals);
  const drawn = figures.filter((figure) => totals[figure]).slice(0, mostDrawn);
  const on = (day: string, style: 'short' | 'full') =>
    format.dateTime(new Date(day), {
      timeZone: 'UTC',
      ...(style === 'full' ? { dateStyle: 'full' } : { day: 'numeric', month: 'short' }),
    });
  return (
    <section aria-labelledby="report" className="grid gap-3">
      <div className="flex items-center gap-3">
        <h2 id="report" className="type-16 flex-1">
          {t('report')}
        </h2>
        {children}
      </div>
      {figures.every((figure) => !totals[figure]) ? (
        <p className="text-ink-2">{t('noFigures')}</p>
      ) : (
        <Facts label={t('report')}>
          {figures.map((figure) => (
            <Fact key={figure} label={t(`figures.${figure}`)} value={format.number(totals[figure] ?? 0)} />
          ))}
        </Facts>
      )}
      {drawn.length > 0 && (
        <BarChart
          label={t('byDay')}
          head={t('day')}
          tableLabel={t('asTable')}
          series={drawn.map((id) => ({ id, label: t(`figures.${id}`) }))}
          bars={days.map(({ day, values }) => ({
            id: day,
            label: on(day, 'short'),
            title: on(day, 'full'),
            values: drawn.map((figure) => values[figure] ?? 0),
          }))}
        />
      )}
    </section>
  );
}
