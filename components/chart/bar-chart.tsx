import { useFormatter, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { ticksUpTo } from './scale';

export interface Series {
  id: string;
  label: string;
}

export interface Bars {
  id: string;
  /** Shown below the bar where there is room: "29 Mar". */
  label: string;
  /** Shown in full in the table and in the tooltip: "Sunday, 29 March". */
  title: string;
  /** One value for each series. */
  values: readonly number[];
}

/** The first series has the accent colour; the others are neutral. */
const fills = ['fill-accent', 'fill-line-control', 'fill-ink-2'];
const swatches = ['bg-accent', 'bg-line-control', 'bg-ink-2'];

/** The axis shows at most this many labels; phones show half of them. */
const mostLabels = 8;

interface BarChartProps {
  /** Names the chart in a few words; also the heading of its table. */
  label: string;
  /** The heading of the table's first column. */
  head: string;
  /** Label of the control that shows the same numbers as a table. */
  tableLabel: string;
  series: readonly Series[];
  bars: readonly Bars[];
}

/** Bars over time with an axis. The table below the picture holds the same numbers for assistive technology. */
export function BarChart({ label, head, tableLabel, series, bars }: BarChartProps) {
  return (
    <figure className="min-w-0">
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-3">
        <span className="type-16">{label}</span>
        <span className="type-13 flex gap-4 text-ink-2">
          {series.map(({ id, label: name }, at) => (
            <span key={id} className="inline-flex items-center gap-1.5">
              <span aria-hidden className={cn('size-2.5 rounded-1', swatches[at])} />
              {name}
            </span>
          ))}
        </span>
      </figcaption>
      <Picture bars={bars} series={series} />
      <details className="type-13 mt-2">
        <summary className="inline-block cursor-pointer rounded-1 py-1 text-ink-2 hover:text-ink max-tablet:py-2.5">
          {tableLabel}
        </summary>
        <Numbers label={label} head={head} series={series} bars={bars} />
      </details>
    </figure>
  );
}

function Picture({ bars, series }: Pick<BarChartProps, 'bars' | 'series'>) {
  const ui = useTranslations('ui');
  const format = useFormatter();
  const line = (name = '', value: number) => ui('labelledPlain', { name, value: format.number(value) });
  const ticks = ticksUpTo(Math.max(0, ...bars.flatMap(({ values }) => values)));
  const highest = ticks.at(-1) ?? 1;
  const every = Math.ceil(bars.length / mostLabels);
  // A day is ten units wide; its bars share the eight in the middle.
  const width = 8 / series.length;
  return (
    <div aria-hidden className="grid grid-cols-[auto_1fr] gap-x-2">
      <div className="type-12 relative h-48 min-w-6 text-right text-ink-3 max-tablet:h-36">
        <span className="invisible">{format.number(highest)}</span>
        {ticks.map((tick) => (
          <span
            key={tick}
            className="absolute right-0 translate-y-1/2"
            style={{ bottom: `${(tick / highest) * 100}%` }}
          >
            {format.number(tick)}
          </span>
        ))}
      </div>
      <svg
        aria-hidden
        className="h-48 w-full overflow-visible max-tablet:h-36"
        viewBox={`0 0 ${bars.length * 10} 100`}
        preserveAspectRatio="none"
      >
        {ticks.map((tick) => (
          <line
            key={tick}
            x1={0}
            x2={bars.length * 10}
            y1={100 - (tick / highest) * 100}
            y2={100 - (tick / highest) * 100}
            className={tick === 0 ? 'stroke-line-control' : 'stroke-line'}
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {bars.map(({ id, title, values }, day) => (
          <g key={id} className="[&:hover>.ground]:fill-hover">
            <rect className="ground fill-transparent" x={day * 10} y={0} width={10} height={100} />
            {values.map((value, at) => (
              <rect
                key={series[at]?.id}
                className={fills[at]}
                x={day * 10 + 1 + at * width}
                y={100 - (value / highest) * 100}
                width={width * 0.92}
                height={(value / highest) * 100}
              />
            ))}
            <title>{[title, ...values.map((value, at) => line(series[at]?.label, value))].join('\n')}</title>
          </g>
        ))}
      </svg>
      <div className="type-12 relative col-start-2 mt-1.5 h-4 text-ink-3">
        {bars.map(({ id, label }, day) =>
          (bars.length - 1 - day) % every === 0 ? (
            <span
              key={id}
              className={cn(
                'absolute -translate-x-1/2 whitespace-nowrap last:right-0 last:left-auto! last:translate-x-0',
                ((bars.length - 1 - day) / every) % 2 === 1 && 'max-tablet:hidden',
              )}
              style={{ left: `${((day + 0.5) / bars.length) * 100}%` }}
            >
              {label}
            </span>
          ) : null,
        )}
      </div>
    </div>
  );
}

function Numbers({ label, head, series, bars }: Omit<BarChartProps, 'tableLabel'>) {
  const format = useFormatter();
  return (
    <table className="mt-2 w-full max-w-lg border-t" aria-label={label}>
      <thead>
        <tr className="type-12 h-8 border-b bg-sunken text-ink-3">
          <th scope="col" className="px-3 text-left font-medium">
            {head}
          </th>
          {series.map(({ id, label: name }) => (
            <th key={id} scope="col" className="px-3 text-right font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ id, title, values }) => (
          <tr key={id} className="h-8 border-b">
            <th scope="row" className="px-3 text-left font-normal">
              {title}
            </th>
            {values.map((value, at) => (
              <td key={series[at]?.id} className="px-3 text-right">
                {format.number(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
