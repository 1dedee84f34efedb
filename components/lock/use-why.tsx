'use client';

import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useState } from 'react';
import { MenuItem } from '@/components/ui/menu';
import { Popover } from '@/components/ui/popover';
import type { LockProps } from './locked-button';
import { WhyPanel } from './why-panel';

/**
 * Why, for a lock that goes away when pressed: an item of a menu. The panel stands beside `anchor`, the menu's
 * button, which gets the focus back.
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
    ask: (asked) => {
      setLock(asked);
      setOpen(true);
    },
    panel: lock && (
      <Popover open={isOpen} onOpenChange={change}>
        <WhyPanel {...lock} anchor={anchor} align="end" />
      </Popover>
    ),
  };
}

/** A locked item of a menu: padlock at the right end, opens Why. */
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
