import { useFormatter, useTranslations } from 'next-intl';
import type { ChannelFigures } from '@/lib/work/reports/by-channel';

/** What became of the messages, by kind of channel; the credits where messages are prepaid (S0.2–S0.5). */
export function ChannelsTable({ rows }: { rows: readonly ChannelFigures[] }) {
  const t = useTranslations('reports');
  const kinds = useTranslations('contacts.channels');
  const format = useFormatter();
  if (rows.length === 0) return null;
  const isPriced = rows.some(({ credits }) => credits !== null);
  const columns = ['sent', 'delivered', 'failed', ...(isPriced ? (['credits'] as const) : [])] as const;
  return (
    <section className="mt-10" aria-label={t('byChannel')}>
      <h2 className="type-16 pb-2">{t('byChannel')}</h2>
      <div className="relative scrolls-x">
        <table className="w-full min-w-[480px]" aria-label={t('byChannel')}>
          <thead>
            <tr className="type-12 h-9 border-y bg-sunken text-ink-3">
              <th scope="col" className="px-3 text-left font-medium">
                {t('channel')}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="px-3 text-right font-medium">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.channel} className="h-10 border-b hover:bg-hover">
                <th scope="row" className="px-3 text-left font-medium">
                  {kinds(row.channel)}
                </th>
                {columns.map((column) => (
                  <td key={column} className="px-3 text-right">
                    {row[column] === null ? '–' : format.number(row[column] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
