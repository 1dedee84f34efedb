import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time';
import { useContactName } from '@/components/work/contact-name';
import type { Waiting } from '@/lib/work/reports/current-figures';

/** The contacts who have waited longest for an answer, each with a link to the conversation. */
export function WaitingList({ base, waiting }: { base: string; waiting: readonly Waiting[] }) {
  const t = useTranslations('dashboard');
  const nameOf = useContactName();
  return (
    <section aria-labelledby="waiting" className="min-w-0">
      <h2 id="waiting" className="type-16 pb-2">
        {t('waiting')}
      </h2>
      {waiting.length === 0 ? (
        <p className="border-t py-3 text-ink-2">{t('nobodyWaitsLong')}</p>
      ) : (
        <ul className="border-t">
          {waiting.map(({ id, contact, since }) => (
            <li key={id} className="border-b">
              <Link
                href={`${base}/messages/all?conversation=${id}`}
                className="flex min-h-10 items-center justify-between gap-4 hover:bg-hover max-tablet:min-h-11"
              >
                <span className="truncate font-medium">{nameOf(contact)}</span>
                <RelativeTime at={since} className="type-13 flex-none text-ink-2" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
