import type { MouseEvent, ReactNode } from 'react';

/** An action. `danger` turns red on hover only. */
export interface MenuItemProps {
  danger?: boolean;
  className?: string;
  disabled?: boolean;
  'aria-label'?: string;
  /** The text for finding an item by typing, if its content is more than a text. */
  label?: string;
  onClick?: (event: MouseEvent<HTMLElement>) => void;
  /** In a plain list, a button that submits its form. */
  type?: 'button' | 'submit' | 'reset';
  name?: string;
  value?: string | number | readonly string[];
  children?: ReactNode;
}

export interface MenuLinkProps {
  href: string;
  /** The address is a file to keep, not a page. */
  download?: boolean;
  danger?: boolean;
  className?: string;
  children: ReactNode;
}
