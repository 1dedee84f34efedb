'use client';

import type { ComponentProps, ReactNode } from 'react';
import { RefusedList } from '@/components/work/refused-list';
import type { ActionError } from '@/lib/platform/action-result';
import { Counting } from './effect-dialog-parts';
import { EffectFacts } from './effect-facts';

type Facts = ComponentProps<typeof EffectFacts>;

interface PreviewedEffectsProps extends Omit<Facts, 'effects'> {
  preview: {
    data: (Facts['effects'] & ComponentProps<typeof RefusedList>) | null;
    error: ActionError | null;
  };
  /** How many of the members the act concerns; the others are refused. */
  going: number;
  /** What follows the facts. */
  children?: ReactNode;
}

/** What an act on members leads to, and whom it is refused for, with the reasons (B2, RO9). */
export function PreviewedEffects({ preview, going, children, ...facts }: PreviewedEffectsProps) {
  const { data, error } = preview;
  if (!data) return error ? null : <Counting />;
  return (
    <>
      {going > 0 && (
        <>
          <EffectFacts {...facts} effects={data} />
          {children}
        </>
      )}
      <RefusedList refused={data.refused} />
    </>
  );
}
