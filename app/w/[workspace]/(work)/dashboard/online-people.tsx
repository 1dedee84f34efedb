import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import type { Online } from '@/lib/access/presence/list-online';

/** The members with an open console (S1.4). */
export function OnlinePeople({ online: { people, total } }: { online: Online }) {
  const t = useTranslations('dashboard');
  return (
    <section aria-labelledby="online" className="min-w-0">
      <h2 id="online" className="type-16 pb-2">
        {t('online', { total })}
      </h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-3 border-t pt-3">
        {people.map(({ id, name }) => (
          <li key={id} className="inline-flex min-w-0 items-center gap-2">
            <Avatar id={id} name={name} size={24} />
            <span className="truncate">{name}</span>
          </li>
        ))}
        {total > people.length && (
          <li className="text-ink-2">{t('more', { count: total - people.length })}</li>
        )}
      </ul>
    </section>
  );
}
