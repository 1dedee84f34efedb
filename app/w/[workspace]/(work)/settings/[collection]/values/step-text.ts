'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Step } from '@/lib/work/collections/steps';
import { useCollectionPage } from '../collection-page-context';

/** Describes a step: its kind and values. */
export function useStepText(): (step: Step) => string {
  const { steps } = useCollectionPage();
  const t = useTranslations('shortcuts.steps');
  const duration = useDuration();
  const named = (choices: readonly { id: string; name: string }[] | undefined, id: string) =>
    choices?.find((one) => one.id === id)?.name ?? t('gone');
  return (step) => {
    switch (step.do) {
      case 'assign': {
        const { to } = step;
        if (to.kind === 'nobody') return t('unassign');
        if (to.kind === 'starter') return t('take');
        const name = named(to.kind === 'team' ? steps?.teams : steps?.members, to.id);
        return t('assignTo', { name });
      }
      case 'tag':
        return t('tagWith', { name: step.name });
      case 'reply':
        return t('replyWith', { name: named(steps?.snippets, step.snippetId) });
      case 'wait':
        return t('waitFor', { time: duration(step.minutes) });
      case 'close':
        return t('close');
    }
  };
}

const units = [
  { unit: 'day', minutes: 24 * 60 },
  { unit: 'hour', minutes: 60 },
] as const;

/** Minutes in the largest unit that divides them: "2 days", "90 minutes". */
function useDuration() {
  const format = useFormatter();
  return (minutes: number) => {
    const filled = units.find((each) => minutes % each.minutes === 0) ?? { unit: 'minute', minutes: 1 };
    return format.number(minutes / filled.minutes, {
      style: 'unit',
      unit: filled.unit,
      unitDisplay: 'long',
    });
  };
}
