'use client';

import Link from 'next/link';
import { createContext } from 'react';
import { cn } from '../class-names';
import { menuItemClass } from './menu-item-class';
import type { MenuItemProps, MenuLinkProps } from './menu-item-props';

/** Whether the items around are a plain list, which needs no script, instead of a menu. */
export const IsPlain = createContext(false);

const plainClass = 'hover:bg-press hover:text-ink focus-visible:ring-2 focus-visible:ring-accent';

/** An action of a plain list. Without script only those that submit a form do anything; the others are hidden. */
export function PlainItem({ danger, className, label: _, type = 'button', ...props }: MenuItemProps) {
  return (
    <button
      {...props}
      type={type}
      className={cn(
        menuItemClass,
        plainClass,
        danger && 'hover:bg-red-soft hover:text-red-ink',
        type === 'button' && 'noscript:hidden',
        className,
      )}
    />
  );
}

/** A link of a plain list. */
export function PlainLink({ href, download, danger, className, children }: MenuLinkProps) {
  const look = cn(menuItemClass, plainClass, danger && 'hover:bg-red-soft hover:text-red-ink', className);
  if (download) {
    return (
      <a href={href} download className={look}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={false} className={look}>
      {children}
    </Link>
  );
}
