'use client';

import { useTranslations } from 'next-intl';
import type { Step } from '@/lib/collections/steps';
import { useCollectionPlace } from './collection-place';

/** A step in words: what it does, and with what. */
export function useStepText(): (step: Step) => string {
  const { steps } = useCollectionPlace();
  const t = useTranslations('shortcuts.steps');
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
        return t('waitFor', { minutes: step.minutes });
      case 'close':
        return t('close');
    }
  };
}
