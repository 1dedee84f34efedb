'use client';

import { useTranslations } from 'next-intl';
import { useController } from 'react-hook-form';
import { cn } from '@/components/ui/class-names';
import { Segmented } from '@/components/ui/segmented';
import type { Offer } from '@/lib/policy/changes/problems';
import { none, useRestrictionWords } from './restriction-words';
import { WhyButton } from './why-button';

/**
 * One restriction, or a group of mutually exclusive ones, as a choice in words. Locked if the plan lacks it (S1.27).
 */
export function RestrictionOption({
  offers,
  before,
}: {
  offers: readonly Offer[];
  before?: readonly string[];
}) {
  const t = useTranslations('users');
  const words = useRestrictionWords(offers);
  const { field } = useController({ name: 'restrictions' });
  const chosen: readonly string[] = field.value;
  const valueIn = (list: readonly string[]) => offers.find(({ id }) => list.includes(id))?.id ?? none;
  const value = valueIn(chosen);
  const was = before && valueIn(before);
  const isChanged = was !== undefined && was !== value;
  const usable = offers.filter(({ id, available }) => available || before?.includes(id));
  const refusal = usable.length === 0 ? offers[0]?.decision : undefined;

  function choose(next: string) {
    const others = chosen.filter((id) => !offers.some((offer) => offer.id === id));
    field.onChange(next === none ? others : [...others, next]);
  }

  return (
    <div
      className={cn(
        'flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b px-3 py-2.5 last:border-b-0 max-tablet:flex-col max-tablet:items-stretch',
        isChanged && 'shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <div className="min-w-56 flex-1 max-tablet:min-w-0">
        <b className={cn('font-medium', refusal && 'text-ink-2')}>{words.label}</b>
        <p className="type-13 text-ink-2">{refusal ? words.notOnPlan : words.description(value)}</p>
        {isChanged && <p className="type-13 text-ink-3">{t('was', { value: words.of(was) })}</p>}
      </div>
      {refusal && !refusal.allowed ? (
        <WhyButton decision={refusal} label={words.label} />
      ) : (
        <Segmented
          label={words.label}
          value={value}
          onChange={choose}
          segments={[none, ...usable.map(({ id }) => id)].map((each) => ({
            value: each,
            label: words.of(each),
            restricts: each !== none,
          }))}
        />
      )}
    </div>
  );
}
