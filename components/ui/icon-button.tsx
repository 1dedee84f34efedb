import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button';
import { cn } from './class-names';

export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'children' | 'aria-label'> {
  /** The accessible name. */
  label: string;
  icon: ReactNode;
}

/** A square button that shows only an icon. */
export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size = 'md',
  className,
  ...props
}: IconButtonProps) {
  return (
    <Button
      {...props}
      aria-label={label}
      icon={icon}
      variant={variant}
      size={size}
      className={cn(size === 'sm' ? 'w-7' : size === 'lg' ? 'w-9' : 'w-8', 'px-0 max-tablet:w-10', className)}
    />
  );
}
