import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names';

export interface InputProps extends Omit<ComponentProps<'input'>, 'size'> {
  icon?: ReactNode;
  /** After the text: a key hint, a reveal button. */
  trailing?: ReactNode;
  /** `gate` is 40 px high. */
  size?: 'md' | 'gate';
  /** Classes of the frame. */
  className?: string;
}

/** The frame of a field: 3:1 line, focus ring drawn inside, red when its field is invalid, sunken when read-only. */
export const fieldFrame =
  'rounded-2 border border-line-control bg-surface in-data-floating:bg-raised has-aria-invalid:border-red has-[:is(input,textarea,select):focus]:border-transparent has-[:is(input,textarea,select):focus]:outline-2 has-[:is(input,textarea,select):focus]:-outline-offset-1 has-[:is(input,textarea,select):focus]:outline-focus has-[[readonly]]:border-line has-[[readonly]]:bg-sunken';

/** A one-line field. `className`, `icon` and `trailing` apply to the frame, all other props to the `<input>`. */
export function Input({ icon, trailing, size = 'md', className, ...props }: InputProps) {
  return (
    <span
      className={cn(
        fieldFrame,
        'flex min-w-0 items-center gap-2 text-ink-3 max-tablet:h-10',
        size === 'gate' ? 'h-10 px-3 max-tablet:h-11' : 'h-8 px-2.5',
        className,
      )}
    >
      {icon}
      <input
        {...props}
        className="h-full min-w-0 flex-1 bg-transparent text-ink outline-none read-only:text-ink-2 focus-visible:outline-none disabled:text-ink-3 max-tablet:text-[16px] [&::-webkit-search-cancel-button]:hidden"
      />
      {trailing}
    </span>
  );
}
