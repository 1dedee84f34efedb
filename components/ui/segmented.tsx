'use client';

import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';
import { cn } from './class-names';
import { Lock } from './icons';

export interface Segment<Value extends string> {
  value: Value;
  label: ReactNode;
  /** The option restricts access: it shows the padlock while chosen. */
  restricts?: boolean;
  disabled?: boolean;
}

/** A choice between a few states, one of which is always chosen. `label` is its accessible name. */
export function Segmented<Value extends string>(props: {
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
}) {
  return (
    <ToggleGroup
      aria-label={props.label}
      value={[props.value]}
      onValueChange={([next]) => next && props.onChange(next as Value)}
      className={cn('inline-flex gap-0.5 rounded-2 bg-press p-0.5 max-tablet:flex-wrap', props.className)}
    >
      {props.segments.map(({ value, label, restricts, disabled }) => (
        <Toggle
          key={value}
          value={value}
          disabled={disabled}
          className="inline-flex h-7 items-center justify-center gap-1.5 whitespace-nowrap rounded-1 px-2.5 font-medium text-ink-2 data-disabled:cursor-default data-pressed:bg-thumb data-disabled:text-ink-3 data-pressed:text-ink data-pressed:shadow-[0_0_0_1px_var(--line)] max-tablet:h-9 max-tablet:flex-1"
        >
          {restricts && value === props.value && <Lock className="icon-14 padlock" aria-hidden />}
          {label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
