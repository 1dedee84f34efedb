import type { ComponentProps } from 'react';
import { cn } from './class-names';
import { Lock } from './icons';

/** The class names of a chip: 24 px, hairline. `locked` leaves room for the padlock. */
export const chipClass = 'chip';

/** A chip that opens something; a restriction carries the amber padlock. */
export function Chip({
  locked,
  className,
  children,
  ...props
}: ComponentProps<'button'> & { locked?: boolean }) {
  return (
    <button type="button" {...props} className={cn(chipClass, 'chip-button', locked && 'pr-2', className)}>
      {locked && <Lock className="icon-12 padlock" aria-hidden />}
      <span className="truncate">{children}</span>
    </button>
  );
}
