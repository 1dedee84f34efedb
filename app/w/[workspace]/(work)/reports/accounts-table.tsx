import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { AccountFigures } from '@/lib/work/reports/by-account';

/** The current account and its descendants, each at its depth; hidden for a report on a single account (S0.2–S0.5). */
export function AccountsTable({ rows }: { rows: readonly AccountFigures[] }) {
  const t = useTranslations('reports');
  const format = useFormatter();
  if (rows.length === 0) return null;
  const isPriced = rows.some(({ credits }) => credits !== null);
  const priced = isPriced ? (['credits'] as const) : [];
  const columns = ['openNow', 'opened', 'closed', 'sent', 'delivered', 'failed', ...priced] as const;
  const figures = ['open', 'opened', 'closed', 'answers', 'delivered', 'failed', ...priced] as const;
  return (
    <section className="mt-10" aria-label={t('byAccount')}>
      <h2 className="type-16 pb-2">{t('byAccount')}</h2>
      <div className="relative scrolls-x">
        <table className="w-full min-w-[680px]" aria-label={t('byAccount')}>
          <thead>
            <tr className="type-12 h-9 border-y bg-sunken text-ink-3">
              <th scope="col" className="px-3 text-left font-medium">
                {t('account')}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="px-3 text-right font-medium">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, slug, depth, ...row }) => (
              <tr key={id} className="h-10 border-b hover:bg-hover">
                <th
                  scope="row"
                  className="px-3 text-left font-medium"
                  style={{ paddingLeft: 12 + depth * 20 }}
                >
                  <Link href={`/w/${slug}/reports`} className="hover:underline">
                    {name}
                  </Link>
                </th>
                {figures.map((figure) => (
                  <td key={figure} className="px-3 text-right">
                    {format.number(row[figure] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="h-10 border-b font-semibold">
              <th scope="row" className="px-3 text-left">
                {t('allAccounts')}
              </th>
              {figures.map((figure) => (
                <td key={figure} className="px-3 text-right">
                  {format.number(rows.reduce((sum, row) => sum + (row[figure] ?? 0), 0))}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
