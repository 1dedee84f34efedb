'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { RefusedRow } from '@/lib/access/context/bulk-report';
import { explain, say } from '@/lib/policy/explain';
import { useContactName } from './contact-name';

const bold = (words: ReactNode) => <b className="font-medium text-ink">{words}</b>;

/** The rows of a bulk change that stay unchanged, each with its reason (RO9, R5). */
export function RefusedList({ refused }: { refused: readonly RefusedRow[] }) {
  const t = useTranslations('bulk');
  const nameOf = useContactName();
  const all = useTranslations();
  const locale = useLocale();
  if (refused.length === 0) return null;
  return (
    <section>
      <h3 className="type-13 mb-1 font-medium">{t('refused.title', { count: refused.length })}</h3>
      <ul className="type-13 grid max-h-60 gap-1 overflow-auto text-ink-2">
        {refused.map(({ id, name, reason, decision }) => (
          <li key={id}>
            {t.rich(decision ? 'refused.because' : `refused.${reason}`, {
              b: bold,
              name: typeof name === 'object' && name ? nameOf(name) : (name ?? t('refused.unknown')),
              reason: decision ? say(explain(decision).why, all, locale) : '',
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
