'use client';

import type { ReactNode } from 'react';
import { cn } from './class-names';
import { Radio } from './radio';

/**
 * A card of a radio group, such as the levels of Add user. Use it inside a `RadioGroup`.
 * `icon` is at the right end of the head; `children` below it show what the choice allows.
 */
export function ChoiceCard(props: {
  value: string;
  label: string;
  icon?: ReactNode;
  disabled?: boolean;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <label
      className={cn(
        'block cursor-pointer rounded-3 border border-line-strong p-3 transition-colors hover:border-line-control',
        'has-data-checked:border-accent has-data-checked:bg-accent-soft has-data-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-data-disabled:cursor-default has-data-disabled:hover:border-line-strong',
        props.className,
      )}
    >
      <span className="flex items-center gap-2 [&>.lucide]:ml-auto [&>.lucide]:text-ink-3 has-data-checked:[&>.lucide]:text-accent">
        <Radio value={props.value} disabled={props.disabled} />
        <b className="font-semibold">{props.label}</b>
        {props.icon}
      </span>
      {props.children}
    </label>
  );
}
