import type { ComponentProps } from 'react';
import { cn } from './class-names';
import { Lock } from './icons';

/** The class names of a chip: 24 px, hairline. `locked` leaves room for the padlock. */
export const chipClass =
  'inline-flex h-6 min-w-0 max-w-full items-center gap-[5px] whitespace-nowrap rounded-1 border bg-surface px-[7px] type-12 text-ink-2 in-data-floating:bg-raised in-data-selected:border-accent-line in-data-selected:bg-transparent';

/** A chip that opens something; a restriction carries the amber padlock. */
export function Chip({
  locked,
  className,
  children,
  ...props
}: ComponentProps<'button'> & { locked?: boolean }) {
  return (
    <button
      type="button"
      {...props}
      className={cn(chipClass, 'hover:border-line-strong hover:text-ink', locked && 'pr-2', className)}
    >
      {locked && <Lock className="icon-12 padlock" aria-hidden />}
      <span className="truncate">{children}</span>
    </button>
  );
}
