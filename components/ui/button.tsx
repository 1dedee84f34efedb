import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names';
import { LoaderCircle } from './icons';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet' | 'quiet-danger';
/** 28, 32, 36 (dialog footers) and 40 px (gate); on phones 40, in a bottom sheet 44. */
export type ButtonSize = 'sm' | 'md' | 'lg' | 'gate';

export interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
}

/** The class names of a button, for elements that must look like one without being a `Button`. */
export function buttonClass({ variant = 'secondary', size = 'md', className }: ButtonLook): string {
  return cn('button', `button-${size}`, `button-${variant}`, className);
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
