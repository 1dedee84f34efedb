import { getFormatter, getTranslations } from 'next-intl/server';
import { Part } from '@/components/shell/part';
import { Eye } from '@/components/ui/icons';
import type { ViewingLine } from '@/lib/access/viewing/list-viewings';

/** Who viewed as the reader, when and why (B6). */
export async function ViewingList({ viewings }: { viewings: readonly ViewingLine[] }) {
  const t = await getTranslations('viewing');
  const format = await getFormatter();
  const timed = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Part title={t('profileTitle')} lead={t('profileLead')}>
      <ul className="grid border-t">
        {viewings.map(({ id, by, reason, startedAt, endedAt }) => (
          <li key={id} className="flex min-h-13 items-center gap-3 border-b py-2">
            <Eye className="text-ink-3" aria-hidden />
            <div className="min-w-0 flex-1">
              <p className="font-medium">{by}</p>
              <p className="break-words">{reason}</p>
              <p className="type-13 text-ink-3">
                {t('span', { start: timed(startedAt), end: endedAt ? timed(endedAt) : t('lastsNow') })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
