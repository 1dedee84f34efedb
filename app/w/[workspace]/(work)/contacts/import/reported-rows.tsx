import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { ReportedRow, ReportedRows as Rows } from '@/lib/work/imports/report';

/** The first rows of a file that were refused or lost values, each with its reason. */
export function ReportedRows({ list, found }: { list: 'leftOut' | 'refused' | 'dropped'; found: Rows }) {
  const t = useTranslations('contacts.import');
  const title = useId();
  const { rows, total } = found;
  if (total === 0) return null;
  return (
    <section aria-labelledby={title}>
      <h2 id={title} className="type-16 mb-2 font-semibold">
        {t(`list.${list}`, { count: total })}
      </h2>
      <ul className="divide-y rounded-3 border">
        {rows.map((each) => (
          <li
            key={each.row}
            className="grid grid-cols-[5rem_minmax(0,1fr)_minmax(0,1.5fr)] gap-x-3 px-3 py-2 max-tablet:grid-cols-1"
          >
            <span className="type-13 text-ink-2">{t('row', { row: each.row })}</span>
            <span className="truncate font-medium">{each.label || t('empty')}</span>
            <Reason of={each} />
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="type-13 mt-1.5 text-ink-2">{t('more', { count: total - rows.length })}</p>
      )}
    </section>
  );
}

function Reason({ of: { reason, sameAs, dropped } }: { of: ReportedRow }) {
  const t = useTranslations('contacts.import');
  const named = ['name', 'phone', 'email'] as const;
  const nameOf = (field: string) => {
    const known = named.find((each) => each === field);
    return known ? t(known) : field;
  };
  return (
    <span className="type-13 break-words text-ink-2">
      {reason && t(`reason.${reason}`, { row: sameAs ?? 0 })}
      {dropped.map(({ field, value }) => (
        <span key={field} className="block">
          {t('unread', { field: nameOf(field), value })}
        </span>
      ))}
    </span>
  );
}
