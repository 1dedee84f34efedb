'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { Denied } from '@/lib/policy/model';
import { useLockSurroundings } from '../lock-context';

/** What dates and covers say about a denial: when it ends by itself, or which further rows count as theirs (B5, B11). */
export function TimeNote({ decision: { permission, rule } }: { decision: Denied }) {
  const t = useTranslations('lock');
  const format = useFormatter();
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  const { inTime } = useLockSurroundings();
  if (!inTime) return null;
  const { revertsAt, regained, covering } = inTime;
  if (revertsAt && permission && regained.includes(permission)) {
    const date = format.dateTime(new Date(revertsAt), { dateStyle: 'long', timeStyle: 'short' });
    return <p className="type-13 text-ink-2">{t('opensAgain', { date })}</p>;
  }
  if (rule.kind !== 'scope' || covering.length === 0) return null;
  return (
    <p className="type-13 text-ink-2">
      {t('alsoCovered', { names: list.format(covering.map(({ name }) => name)) })}
    </p>
  );
}
