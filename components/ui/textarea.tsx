import type { ComponentProps } from 'react';
import { cn } from './class-names';

/** A multi-line text field. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      {...props}
      className={cn(
        'block w-full resize-none rounded-2 border border-line-control bg-surface px-2.5 py-2 text-ink in-data-floating:bg-raised focus:border-transparent focus:outline-2 focus:-outline-offset-1 focus:outline-focus aria-invalid:border-red max-tablet:text-[16px]',
        className,
      )}
    />
  );
}
