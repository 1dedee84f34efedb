'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';

/** The labels of a collection's fields, choices and states, or of a settings form's fields. */
export function useCollectionWords({ id }: { id: string }) {
  const t = useTranslations('collections');
  return useMemo(
    () => ({
      field: (name: string) => (name === 'name' ? t(`${id}.name`) : t(`${id}.fields.${name}.label`)),
      help: (name: string) =>
        t.has(`${id}.fields.${name}.help`) ? t(`${id}.fields.${name}.help`) : undefined,
      choice: (name: string, value: string) => t(`${id}.fields.${name}.choices.${value}`),
      state: (state: string) => t(`${id}.states.${state}`),
      transition: (transition: string) => t(`${id}.transitions.${transition}`),
      /** What follows from a transition besides its numbers. */
      transitionNote: (transition: string) =>
        t.has(`${id}.transitionNotes.${transition}`) ? t(`${id}.transitionNotes.${transition}`) : undefined,
    }),
    [t, id],
  );
}
