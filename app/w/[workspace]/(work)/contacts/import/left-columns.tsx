import { useFormatter, useTranslations } from 'next-intl';
import type { ImportView } from '@/lib/work/imports/import-view';

/** Names the columns that have a value in the first rows and become no field, before anything is imported. */
export function LeftColumns({ found, mapping }: { found: ImportView; mapping: ImportView['mapping'] }) {
  const t = useTranslations('contacts.import');
  const format = useFormatter();
  const { name, phone, email, organisation = [], fields = {} } = mapping;
  const used = new Set([...name, ...phone, ...email, ...organisation, ...Object.values(fields)]);
  const left = found.columns.filter(
    (column, at) =>
      column.trim() !== '' && !used.has(at) && found.sample.some((row) => row.fields[at]?.trim()),
  );
  if (left.length === 0) return null;
  return <p className="text-ink-2">{t('leftColumns', { count: left.length, columns: format.list(left) })}</p>;
}
