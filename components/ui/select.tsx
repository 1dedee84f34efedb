'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './class-names';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  /** Before the label, in the list only. */
  icon?: ReactNode;
  disabled?: boolean;
}

/** A list of one choice. Inside a `Field` it takes its name and error from there. */
export function Select<Value extends string>(props: {
  options: readonly SelectOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  id?: string;
  name?: string;
  placeholder?: string;
  disabled?: boolean;
  size?: 'sm' | 'md' | 'gate';
  className?: string;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
  onBlur?: () => void;
}) {
  const { options, value, onChange, placeholder, size = 'md', className, name, disabled, ...trigger } = props;
  return (
    <Base.Root
      items={options}
      value={value}
      name={name}
      disabled={disabled}
      onValueChange={(next) => next !== null && onChange(next as Value)}
    >
      <Base.Trigger
        {...trigger}
        className={cn(
          'inline-flex items-center justify-between gap-2 rounded-2 border border-line-control bg-surface pr-2 pl-2.5 text-left font-medium hover:bg-hover in-data-floating:bg-raised aria-invalid:border-red data-disabled:cursor-default data-disabled:text-ink-3 max-tablet:h-10',
          { sm: 'h-7 border-line-strong text-[13px]', md: 'h-8', gate: 'h-10' }[size],
          className,
        )}
      >
        <Base.Value className="truncate data-placeholder:text-ink-3" placeholder={placeholder} />
        <Base.Icon className="flex text-ink-3">
          <ChevronDown className="icon-14" aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup
            data-floating
            className="grow-from-anchor max-h-(--available-height) min-w-(--anchor-width) max-w-[calc(100vw-16px)] overflow-y-auto rounded-3 bg-raised p-1 shadow-float outline-none [--ring:var(--raised)]"
          >
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="flex min-h-[30px] cursor-pointer select-none items-center gap-2.5 rounded-2 px-2 text-ink-2 outline-none data-disabled:cursor-default data-highlighted:bg-press data-disabled:text-ink-3 data-highlighted:text-ink max-tablet:min-h-11"
              >
                {option.icon}
                <Base.ItemText className="flex-1 truncate">{option.label}</Base.ItemText>
                <Base.ItemIndicator className="flex text-accent">
                  <Check className="icon-14" aria-hidden />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
