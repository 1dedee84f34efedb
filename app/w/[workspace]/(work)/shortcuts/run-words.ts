'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { RunView } from '@/lib/work/shortcuts/list-runs';

/** Describes the progress of a run in a sentence. */
export function useRunWords(): (run: RunView) => string {
  const t = useTranslations('shortcuts');
  const format = useFormatter();
  return ({ state, steps, position, waitsUntil }) => {
    const total = steps.length;
    if (state === 'done') return t('states.done', { total });
    if (state === 'cancelled') return t('states.cancelled', { done: position, total });
    const step = steps[position];
    const next = { step: step ? t(`steps.kinds.${step}`) : '', number: position + 1, total };
    if (state === 'failed') return t('states.failed', next);
    if (!waitsUntil) return t('states.running', next);
    const until = format.dateTime(waitsUntil, { dateStyle: 'medium', timeStyle: 'short' });
    return t('states.waiting', { ...next, until });
  };
}
