'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useState } from 'react';
import { Lock } from '@/components/ui/icons';
import { MenuItem } from '@/components/ui/menu';
import { Popover } from '@/components/ui/popover';
import type { LockProps } from './locked-button';
import { WhyPanel } from './why-panel';

/**
 * Shows the explanation of a lock that disappears when pressed, such as a menu item. The panel is positioned at
 * `anchor`, the menu's button, which then regains the focus.
 *
 * @returns `ask` for `LockedItem`, and the panel to render beside the menu
 */
export function useWhy(anchor: RefObject<HTMLElement | null>): {
  ask: (lock: LockProps) => void;
  panel: ReactNode;
} {
  const [lock, setLock] = useState<LockProps | null>(null);
  const [isOpen, setOpen] = useState(false);

  function change(open: boolean) {
    setOpen(open);
    if (!open) anchor.current?.focus();
  }

  return {
    ask: (target) => {
      setLock(target);
      setOpen(true);
    },
    panel: lock && (
      <Popover open={isOpen} onOpenChange={change}>
        <WhyPanel {...lock} anchor={anchor} align="end" />
      </Popover>
    ),
  };
}

/** A locked menu item: padlock at the right end, opens the explanation. */
export function LockedItem({
  lock,
  icon,
  ask,
}: {
  lock: LockProps;
  icon?: ReactNode;
  ask: (lock: LockProps) => void;
}) {
  const t = useTranslations('lock');
  return (
    <MenuItem
      aria-label={t('name', { what: lock.label })}
      onClick={() => ask(lock)}
      className="text-ink-3 data-highlighted:bg-amber-soft data-highlighted:text-amber-ink"
    >
      {icon}
      <span className="flex-1">{lock.label}</span>
      <Lock className="icon-14 padlock [.lucide&]:text-amber" aria-hidden />
    </MenuItem>
  );
}
