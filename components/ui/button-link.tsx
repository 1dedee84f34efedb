'use client';

import Link, { useLinkStatus } from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonLook, buttonClass } from './button';
import { LoaderCircle } from './icons';

export interface ButtonLinkProps extends ButtonLook, Omit<ComponentProps<typeof Link>, 'className'> {
  icon?: ReactNode;
}

/** A link that looks like a button. It shows progress while its page loads. */
export function ButtonLink({ variant, size, className, icon, children, ...props }: ButtonLinkProps) {
  return (
    <Link {...props} className={buttonClass({ variant, size, className })}>
      {icon}
      {children}
      <UnderWay />
    </Link>
  );
}

function UnderWay() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span aria-hidden className="absolute inset-0 grid place-items-center rounded-2 bg-inherit">
      <LoaderCircle className="icon-16 spin" />
    </span>
  );
}
