'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Radio, RadioGroup } from '@/components/ui/radio';
import type { Part } from './use-merge-parts';

/** One field of both contacts: a choice where they differ, otherwise shown once. */
export function MergeChoice(props: { part: Part; isTaken: boolean; take: (isTaken: boolean) => void }) {
  const t = useTranslations('contacts');
  const label = useId();
  const { part, isTaken, take } = props;
  const { kept, other } = part;
  const row =
    'grid grid-cols-[120px_1fr_1fr] items-start gap-3 border-b py-2.5 max-tablet:grid-cols-2 [&>span:first-child]:max-tablet:col-span-2';
  const name = (
    <span id={label} className="min-w-0 break-words text-ink-2">
      {part.label}
    </span>
  );
  if (kept === other) {
    return (
      <div className={row}>
        {name}
        <span className="min-w-0 break-words">{kept ?? <None />}</span>
      </div>
    );
  }
  const choices = [
    { value: 'kept', text: kept },
    { value: 'other', text: other },
  ];
  return (
    <RadioGroup
      aria-labelledby={label}
      value={isTaken ? 'other' : 'kept'}
      onValueChange={(next) => take(next === 'other')}
      className={row}
    >
      {name}
      {choices.map(({ value, text }) => (
        <label key={value} className="flex min-w-0 cursor-pointer items-start gap-2">
          <Radio value={value} className="mt-0.5" />
          <span className="min-w-0 break-words">{text ?? t('none')}</span>
        </label>
      ))}
    </RadioGroup>
  );
}

function None() {
  const t = useTranslations('contacts');
  return <span className="text-ink-3">{t('none')}</span>;
}
