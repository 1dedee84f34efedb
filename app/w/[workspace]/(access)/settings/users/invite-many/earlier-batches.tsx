import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { BatchLine } from '@/lib/access/members/invite-many/view-batch';

/** The lists of the last 30 days, which can be opened again. */
export function EarlierBatches({ lines, base }: { lines: readonly BatchLine[]; base: string }) {
  const t = useTranslations('inviteMany');
  const format = useFormatter();
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="earlier-lists" className="mt-8">
      <h2 id="earlier-lists" className="type-16 mb-2 font-semibold">
        {t('earlier')}
      </h2>
      <ul className="divide-y rounded-3 border">
        {lines.map(({ id, createdAt, sentAt, undoneAt, counts }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 px-3 py-2">
            <Link href={`${base}/${id}`} className="link min-w-0 flex-1 whitespace-nowrap font-medium">
              {format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short' })}
            </Link>
            <span className="type-13 text-ink-2">
              {undoneAt
                ? t('state.undone')
                : sentAt && counts
                  ? t('state.sent', { invited: counts.invite, refused: counts.refuse })
                  : t('state.draft')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
