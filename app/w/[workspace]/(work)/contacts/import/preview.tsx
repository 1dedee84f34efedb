'use client';

import { useTranslations } from 'next-intl';
import type { ImportView } from '@/lib/work/imports/import-view';

/** The first rows of the file, as contacts. */
export function Preview({
  rows,
  mapping,
  own,
}: Pick<ImportView, 'mapping' | 'own'> & { rows: ImportView['sample'] }) {
  const t = useTranslations('contacts.import');
  const mapped = own.filter(({ id }) => mapping.fields?.[id] !== undefined);
  const head = 'border-b px-2 py-1.5 text-left font-medium text-ink-2';
  const cell = 'max-w-52 truncate border-b px-2 py-1.5 text-left font-normal';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section aria-label={t('preview')} tabIndex={0} className="scrolls-x">
      <h2 className="type-13 mb-1.5 font-medium">{t('preview')}</h2>
      <table className="w-full border-collapse">
        <thead>
          <tr>
            <th className={head}>{t('name')}</th>
            <th className={head}>{t('phone')}</th>
            <th className={head}>{t('email')}</th>
            {mapped.map(({ id, name }) => (
              <th key={id} className={head}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, fields }) => {
            const field = (at: number) => fields[at]?.trim() ?? '';
            return (
              <tr key={row}>
                <th scope="row" className={cell}>
                  {mapping.name.map(field).filter(Boolean).join(' ') ||
                    mapping.organisation?.map(field).find(Boolean) ||
                    t('empty')}
                </th>
                <td className={cell}>{mapping.phone.map(field).find(Boolean)}</td>
                <td className={cell}>{mapping.email.map(field).find(Boolean)}</td>
                {mapped.map(({ id }) => (
                  <td key={id} className={cell}>
                    {field(mapping.fields?.[id] ?? -1)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
