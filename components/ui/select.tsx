'use client';

import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { cn } from './class-names';
import { ChevronDown } from './icons';
import { floating } from './internal/floating';
import { Layer, LayerContent, LayerTrigger } from './internal/layer';
import { lazyPart } from './lazy-code';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  /** Before the label, in the list only. */
  icon?: ReactNode;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> {
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
  ref?: Ref<HTMLButtonElement>;
}

const sizes = { sm: 'h-7 border-line-strong text-[13px]', md: 'h-8', gate: 'h-10' };

const SelectLayer = lazyPart(floating, (parts) => parts.SelectLayer);

/** A list with one choice. Inside a `Field` it takes its name and error from there. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onChange, placeholder, size = 'md', className, name: _, ...trigger } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <Layer>
      <LayerTrigger
        {...trigger}
        role="combobox"
        opens="listbox"
        wakes={opensByKey}
        className={cn(
          'inline-flex items-center justify-between gap-2 rounded-2 border border-line-control bg-surface pr-2 pl-2.5 text-left font-medium hover:bg-hover disabled:cursor-default disabled:text-ink-3 in-data-floating:bg-raised aria-invalid:border-red max-tablet:h-10',
          sizes[size],
          className,
        )}
      >
        <span className={cn('truncate', !chosen && 'text-ink-3')}>{chosen?.label ?? placeholder}</span>
        <ChevronDown className="icon-14 text-ink-3" aria-hidden />
      </LayerTrigger>
      <LayerContent>
        {(layer) => (
          <SelectLayer
            layer={layer}
            options={options}
            value={value}
            onChange={(next) => onChange(next as Value)}
          />
        )}
      </LayerContent>
    </Layer>
  );
}

/** Arrow keys and printable characters open it, like a native select. */
function opensByKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key === 'ArrowDown' || key === 'ArrowUp') return true;
  return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}
