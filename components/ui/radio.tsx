'use client';

import { Radio as Base } from '@base-ui/react/radio';
import { RadioGroup as BaseGroup } from '@base-ui/react/radio-group';
import type { ComponentProps } from 'react';
import { cn } from './class-names';

/**
 * A radio group. Give it a name (`aria-label` or `aria-labelledby`). It is `relative`, because a group that scrolls keeps
 * its chosen radio in view, and measures from itself.
 */
export function RadioGroup({ className, ...props }: ComponentProps<typeof BaseGroup>) {
  return <BaseGroup {...props} className={cn('relative grid gap-2', className as string)} />;
}

/** A choice of the surrounding group; use it inside its `<label>`. */
export function Radio({ className, ...props }: ComponentProps<typeof Base.Root>) {
  return (
    <Base.Root
      {...props}
      className={cn(
        'relative block size-4 flex-none rounded-full border border-line-control bg-surface in-data-floating:bg-raised',
        'after:absolute after:-inset-1.5 data-checked:border-5 data-checked:border-accent data-disabled:cursor-default data-disabled:border-line-strong data-disabled:bg-press',
        className as string,
      )}
    />
  );
}
