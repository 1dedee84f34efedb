'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/class-names';
import type { MatchingRows } from './internal/matching-rows';

const cell =
  'sticky top-0 z-2 h-11 border-accent-line border-y bg-accent-soft px-3 text-left text-accent-ink first:pl-6 last:pr-6';

/** Replaces the column heads while rows are selected: the number of selected rows and the actions on them. */
export function BulkBar(props: {
  count: number;
  columns: number;
  isAll: boolean;
  matching: MatchingRows | null;
  /** Selects all rows that match, until they are selected. */
  offer: ReactNode;
  toggleAll: () => void;
  clear: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('table');
  return (
    <tr>
      <th className={cn(cell, 'pr-0')}>
        <Checkbox
          aria-label={props.isAll ? t('clearSelection') : t('selectAll')}
          checked={props.isAll}
          indeterminate={!props.isAll}
          onCheckedChange={props.toggleAll}
        />
      </th>
      <th colSpan={props.columns} className={cell}>
        <div className="flex items-center gap-1">
          <b role="status" className="mr-2 font-semibold">
            {props.matching
              ? t('matchingSelected', { count: props.matching.count })
              : t('selected', { count: props.count })}
          </b>
          {!props.matching && props.offer}
          {props.children}
          <BulkButton className="ml-auto" onClick={props.clear}>
            {t('clear')}
          </BulkButton>
        </div>
      </th>
    </tr>
  );
}

/** An action on the selection. `danger` marks one that removes something. */
export function BulkButton({ danger, className, ...props }: ButtonProps & { danger?: boolean }) {
  return (
    <Button
      variant={danger ? 'quiet-danger' : 'quiet'}
      {...props}
      className={cn(
        danger
          ? 'text-red-ink'
          : 'text-accent-ink hover:bg-[color-mix(in_oklab,var(--accent)_12%,transparent)] hover:text-accent-ink',
        className,
      )}
    />
  );
}
