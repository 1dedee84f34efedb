'use client';

import { Checkbox as Base } from '@base-ui/react/checkbox';
import type { ComponentProps } from 'react';
import { cn } from './class-names';
import { Check, Minus } from './icons';

/** A checkbox that is on, off or mixed (`indeterminate`). Give it a label, or an `aria-label`. */
export function Checkbox({ className, indeterminate, ...props }: ComponentProps<typeof Base.Root>) {
  return (
    <Base.Root
      indeterminate={indeterminate}
      {...props}
      className={cn(
        'relative grid size-4 flex-none place-items-center rounded-1 border border-line-control bg-surface text-on-accent transition-colors in-data-floating:bg-raised',
        // A 16 px box with a 24 px target.
        'after:absolute after:-inset-1.5',
        'data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent',
        'data-disabled:cursor-default data-disabled:border-line-strong data-disabled:bg-press data-disabled:text-ink-3',
        className as string,
      )}
    >
      <Base.Indicator className="grid place-items-center">
        {indeterminate ? (
          <Minus className="size-3 stroke-3" aria-hidden />
        ) : (
          <Check className="size-3 stroke-[3.5]" aria-hidden />
        )}
      </Base.Indicator>
    </Base.Root>
  );
}
