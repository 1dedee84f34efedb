import type { ComponentProps } from 'react';
import { cn } from './class-names';
import { ChevronDown } from './icons';
import { fieldFrame } from './input';
import type { SelectOption } from './select';

/** A list with one choice that works before any script, and opens the phone's own list. */
export function NativeSelect(
  props: Omit<ComponentProps<'select'>, 'size'> & {
    options: readonly Pick<SelectOption<string>, 'value' | 'label'>[];
    /** Shown while nothing is chosen. */
    placeholder?: string;
  },
) {
  const { options, placeholder, className, ...select } = props;
  return (
    <span className={cn(fieldFrame, 'relative flex h-10 min-w-0 items-center max-tablet:h-11', className)}>
      <select
        {...select}
        className="h-full w-full min-w-0 appearance-none truncate rounded-2 bg-transparent pr-8 pl-3 font-medium text-ink outline-none focus-visible:outline-none max-tablet:text-[16px] [&>option]:bg-surface [&>option]:text-ink"
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown className="icon-14 pointer-events-none absolute right-2.5 text-ink-3" aria-hidden />
    </span>
  );
}
