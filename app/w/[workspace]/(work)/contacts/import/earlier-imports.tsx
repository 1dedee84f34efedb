import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ImportLine } from '@/lib/work/imports/list-imports';

/** Earlier imports, which can be opened again. */
export function EarlierImports({ lines, workspace }: { lines: readonly ImportLine[]; workspace: string }) {
  const t = useTranslations('contacts.import');
  const format = useFormatter();
  if (lines.length === 0) return null;
  return (
    <section aria-label={t('earlier')} className="mt-8">
      <h2 className="type-16 mb-2 font-semibold">{t('earlier')}</h2>
      <ul className="divide-y rounded-3 border">
        {lines.map(({ id, filename, status, total, checked, added, startedAt }) => (
          <li key={id} className="flex items-baseline gap-3 px-3 py-2">
            <Link
              href={`/w/${workspace}/contacts/import/${id}`}
              className="min-w-0 flex-1 truncate font-medium underline-offset-2 hover:underline"
            >
              {filename}
            </Link>
            <span className="type-13 flex-none text-ink-2">
              {t(`state.${status}`, { total, checked, added })}
            </span>
            <time
              dateTime={startedAt.toISOString()}
              className="type-13 flex-none text-ink-3 max-tablet:hidden"
            >
              {format.dateTime(startedAt, { timeStyle: 'short' })}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
