'use client';

import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useTransition } from 'react';
import { Segmented } from '@/components/ui/segmented';

const periods = ['7', '30', '90'] as const;
const params = { days: parseAsStringLiteral(periods).withDefault('30') };

/** Chooses the period of the reports; the address contains it. */
export function PeriodSwitch() {
  const t = useTranslations('reports');
  const [, startTransition] = useTransition();
  const [{ days }, set] = useQueryStates(params, { shallow: false, startTransition });
  return (
    <Segmented
      label={t('period')}
      value={days}
      onChange={(next) => void set({ days: next })}
      segments={periods.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
    />
  );
}
