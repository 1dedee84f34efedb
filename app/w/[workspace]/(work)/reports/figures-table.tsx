import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/class-names';
import { ArrowDown, ArrowUp } from '@/components/ui/icons';
import type { ReportSearch } from '@/lib/work/reports/report-period';

interface FiguresTableProps<Sort extends string> {
  title: string;
  /** Key of the sort order that this table's heads set. */
  orders: 'people' | 'teams';
  search: ReportSearch;
  columns: readonly { sort: Sort; label: string }[];
  rows: readonly { id: string; name: ReactNode; cells: readonly ReactNode[] }[];
  /** Total number of rows. */
  total: number;
}

/**
 * A table of figures with names in the first column. Its heads are links: the address contains the order, and the
 * server sorts.
 */
export function FiguresTable<Sort extends string>(props: FiguresTableProps<Sort>) {
  const { title, columns, rows, total } = props;
  const t = useTranslations('reports');
  return (
    <section className="mt-10" aria-label={title}>
      <h2 className="type-16 pb-2">{title}</h2>
      {rows.length === 0 ? (
        <p className="border-t py-3 text-ink-2">{t('noRows')}</p>
      ) : (
        <div className="relative scrolls-x">
          <table className="w-full min-w-[520px]" aria-label={title}>
            <thead>
              <tr className="type-12 h-9 border-y bg-sunken text-ink-3">
                {columns.map((column, at) => (
                  <Head key={column.sort} {...props} column={column} isFirst={at === 0} />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, name, cells }) => (
                <tr key={id} className="h-10 border-b hover:bg-hover">
                  <th scope="row" className="px-3 text-left font-medium">
                    {name}
                  </th>
                  {cells.map((cell, at) => (
                    <td key={columns[at + 1]?.sort} className="whitespace-nowrap px-3 text-right">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > rows.length && (
        <p className="type-13 pt-2 text-ink-2">{t('firstOf', { shown: rows.length, total })}</p>
      )}
    </section>
  );
}

function Head<Sort extends string>({
  column: { sort, label },
  orders,
  search,
  isFirst,
}: Pick<FiguresTableProps<Sort>, 'orders' | 'search'> & {
  column: { sort: Sort; label: string };
  isFirst: boolean;
}) {
  const order = search[orders];
  const isUp = order === sort;
  const isDown = order === `-${sort}`;
  // The first press sorts names ascending and figures descending.
  const next = isFirst ? (isUp ? `-${sort}` : sort) : isDown ? sort : `-${sort}`;
  const query = new URLSearchParams({
    days: `${search.days}`,
    people: search.people,
    teams: search.teams,
    [orders]: next,
  });
  return (
    <th
      scope="col"
      aria-sort={isDown ? 'descending' : isUp ? 'ascending' : undefined}
      className={cn('px-3 font-medium', isFirst ? 'text-left' : 'text-right')}
    >
      <Link
        href={`?${query}`}
        scroll={false}
        className={cn(
          'inline-flex h-6 items-center gap-1 whitespace-nowrap hover:text-ink',
          (isUp || isDown) && 'text-ink',
        )}
      >
        {label}
        {isUp && <ArrowUp className="icon-12" aria-hidden />}
        {isDown && <ArrowDown className="icon-12" aria-hidden />}
      </Link>
    </th>
  );
}
