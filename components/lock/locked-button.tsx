'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button, type ButtonSize } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { lockTile } from '@/components/ui/glyph';
import { Lock } from '@/components/ui/icons';
import { Popover, PopoverTrigger } from '@/components/ui/popover';
import type { Denied } from '@/lib/policy/model';
import { type SetBy, WhyPanel } from './why-panel';

export interface LockProps {
  /** The label of the locked button: "Export". */
  label: string;
  decision: Denied;
  setBy?: SetBy;
}

/**
 * A locked button (S2.2): it keeps its position, label and focus; pressing it opens the explanation. Its accessible
 * name is "Export, locked: why". Use the quiet variant in a table row; `children` replace the visible label.
 */
export function LockedButton({
  quiet = false,
  size,
  className,
  children,
  ...lock
}: LockProps & { quiet?: boolean; size?: ButtonSize; className?: string; children?: ReactNode }) {
  const t = useTranslations('lock');
  return (
    <Popover>
      <PopoverTrigger
        aria-label={t('name', { what: lock.label })}
        render={
          <Button
            size={size}
            variant={quiet ? 'quiet' : 'secondary'}
            icon={<Lock className="padlock" aria-hidden />}
            className={cn(
              'font-medium text-ink-2',
              quiet
                ? 'hover:bg-amber-soft hover:text-amber-ink data-popup-open:bg-amber-soft data-popup-open:text-amber-ink'
                : 'border-line bg-sunken hover:border-amber active:bg-press data-popup-open:border-amber in-data-floating:bg-sunken',
              className,
            )}
          />
        }
      >
        {children ?? lock.label}
      </PopoverTrigger>
      <WhyPanel {...lock} align="end" />
    </Popover>
  );
}

/** The padlock tile where it is the target itself: a cell of the matrix, the head of a masked column. */
export function LockTile({ className, ...lock }: LockProps & { className?: string }) {
  const t = useTranslations('lock');
  return (
    <Popover>
      <PopoverTrigger aria-label={t('name', { what: lock.label })} className={cn(lockTile, className)}>
        <Lock aria-hidden />
      </PopoverTrigger>
      <WhyPanel {...lock} />
    </Popover>
  );
}
