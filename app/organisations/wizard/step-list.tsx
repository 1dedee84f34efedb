'use client';

import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { Check } from '@/components/ui/icons';

export type StepId = 'name' | 'region' | 'model' | 'plan' | 'owner' | 'you';

/** The steps and the current one; earlier steps can be opened again. */
export function StepList(props: { steps: readonly StepId[]; at: number; onChoose: (at: number) => void }) {
  const { steps, at, onChoose } = props;
  const t = useTranslations('newOrganisation');
  return (
    <nav
      aria-label={t('title')}
      className="border-r bg-canvas noscript:invisible max-desk:noscript:hidden px-5 py-8 max-desk:border-r-0 max-desk:border-b max-desk:py-3"
    >
      <ol className="grid gap-1 max-desk:flex">
        {steps.map((id, index) => (
          <li key={id} aria-current={index === at ? 'step' : undefined} className="max-desk:flex-1">
            <button
              type="button"
              disabled={index >= at}
              onClick={() => onChoose(index)}
              className={cn(
                'flex h-9 w-full items-center gap-2.5 rounded-2 px-2 text-left font-medium max-desk:h-11 max-tablet:justify-center',
                index === at && 'bg-accent-soft text-accent-ink',
                index < at && 'text-ink hover:bg-press',
                index > at && 'text-ink-3',
              )}
            >
              <span
                className={cn(
                  'type-12 grid size-5 flex-none place-items-center rounded-full border',
                  index <= at ? 'border-accent text-accent' : 'border-line-strong',
                )}
              >
                {index < at ? <Check className="size-3 stroke-3" aria-hidden /> : index + 1}
              </span>
              <span className="max-tablet:sr-only">{t(`steps.${id}.name`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
