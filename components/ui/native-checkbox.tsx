import type { ComponentProps } from 'react';
import { cn } from './class-names';
import { Check } from './icons';

/** A checkbox that works before any script, for forms. Give it a label. */
export function NativeCheckbox({ className, ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <span className={cn('relative grid size-4 flex-none place-items-center', className)}>
      <input
        {...props}
        type="checkbox"
        className="peer absolute inset-0 cursor-pointer appearance-none rounded-1 border border-line-control bg-surface transition-colors after:absolute after:-inset-1.5 checked:border-accent checked:bg-accent disabled:cursor-default disabled:border-line-strong disabled:bg-press in-data-floating:bg-raised"
      />
      <Check
        className="pointer-events-none relative size-3 stroke-[3.5] text-on-accent opacity-0 peer-checked:opacity-100 peer-disabled:text-ink-3"
        aria-hidden
      />
    </span>
  );
}
