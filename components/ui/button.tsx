import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names';
import { LoaderCircle } from './icons';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet' | 'quiet-danger';
/** 28, 32, 36 (dialog footers) and 40 px (gate); on phones 40, in a bottom sheet 44. */
export type ButtonSize = 'sm' | 'md' | 'lg' | 'gate';

const variants: Record<ButtonVariant, string> = {
  primary:
    'border-accent bg-accent font-semibold text-on-accent hover:border-accent-hover hover:bg-accent-hover',
  secondary:
    'border-line-strong bg-surface text-ink hover:bg-hover active:bg-press in-data-floating:bg-raised',
  danger: 'border-red bg-red font-semibold text-on-red hover:border-red-hover hover:bg-red-hover',
  quiet: 'border-transparent px-2 text-ink-2 hover:bg-press hover:text-ink',
  'quiet-danger': 'border-transparent px-2 text-ink-2 hover:bg-red-soft hover:text-red-ink',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2 text-[13px]',
  md: 'h-8 px-3',
  lg: 'h-9 px-4',
  gate: 'h-10 px-4',
};

export interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
}

/** The class names of a button, for elements that must look like one without being a `Button`. */
export function buttonClass({ variant = 'secondary', size = 'md', className }: ButtonLook): string {
  return cn(
    'relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-2 border font-medium transition-colors max-tablet:h-10',
    sizes[size],
    variants[variant],
    'disabled:cursor-default disabled:border-line disabled:bg-transparent disabled:text-ink-3 aria-busy:cursor-progress',
    className,
  );
}

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'className'> {
  /** Before the label; the spinner replaces it while busy. */
  icon?: ReactNode;
  /** Keeps the width, name and focus, ignores presses, and tells assistive technology so. */
  busy?: boolean;
}

/** A button that performs an action. Use `ButtonLink` for navigation. */
export function Button({
  variant,
  size,
  className,
  icon,
  busy = false,
  children,
  onClick,
  ...props
}: ButtonProps) {
  const spinner = <LoaderCircle className="spin" aria-hidden />;
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      {...props}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClass({ variant, size, className })}
    >
      {icon && (busy ? spinner : icon)}
      {icon || !busy ? (
        children
      ) : (
        <>
          <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span>
          <span className="absolute inset-0 grid place-items-center">{spinner}</span>
        </>
      )}
    </button>
  );
}
