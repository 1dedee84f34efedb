import { useTranslations } from 'next-intl';
import type { ApiField } from '@/lib/access/api/fields-of';

/** The named values of a request or an answer. */
export function FieldList({ title, fields }: { title: string; fields: readonly ApiField[] }) {
  const t = useTranslations('apiReference');
  if (fields.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <h3 className="font-medium">{title}</h3>
      <ul className="rounded-3 border">
        {fields.map(({ name, type, isRequired, text }) => (
          <li
            key={name}
            className="grid gap-x-4 gap-y-0.5 border-b px-3 py-2 last:border-b-0 tablet:grid-cols-[220px_minmax(0,1fr)]"
          >
            <code className="text-[12.5px] leading-5 [overflow-wrap:anywhere]">{name}</code>
            <span className="min-w-0">
              {text}{' '}
              <span className="type-13 text-ink-3 [overflow-wrap:anywhere]">
                <code>{type}</code>
                {isRequired && ` · ${t('required')}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
