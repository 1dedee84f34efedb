'use client';

import { Checkbox as Base } from '@base-ui/react/checkbox';
import type { ComponentProps } from 'react';
import { cn } from './class-names';
import { Check, Minus } from './icons';

/** A checkbox that is on, off or mixed (`indeterminate`). Give it a label, or an `aria-label`. */
export function Checkbox({ className, indeterminate, ...props }: ComponentProps<typeof Base.Root>) {
  return (
    <Base.Root indeterminate={indeterminate} {...props} className={cn('checkbox', className as string)}>
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
