import { ChevronDown } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { cn } from './class-names';

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

/** The button of a `Select`, awake or not. */
export function selectClass({
  size = 'md',
  className,
}: Pick<SelectProps<string>, 'size' | 'className'>): string {
  return cn(
    'inline-flex items-center justify-between gap-2 rounded-2 border border-line-control bg-surface pr-2 pl-2.5 text-left font-medium hover:bg-hover in-data-floating:bg-raised aria-invalid:border-red data-disabled:cursor-default data-disabled:text-ink-3 max-tablet:h-10',
    { sm: 'h-7 border-line-strong text-[13px]', md: 'h-8', gate: 'h-10' }[size],
    className,
  );
}

/** What stands in the button: the value, which may be none, and the arrow. */
export function SelectFace({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <span aria-hidden className="flex text-ink-3">
        <ChevronDown className="icon-14" aria-hidden />
      </span>
    </>
  );
}

export const selectValueClass = 'truncate data-placeholder:text-ink-3';
