'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/class-names';
import { ChevronRight } from '@/components/ui/icons';
import type { SubAccountView } from '@/lib/access/sub-accounts/list-sub-accounts';

/** How a row of the tree collapses its descendants; absent for an account without any. */
export interface Folding {
  isFolded: boolean;
  fold: (isFolded: boolean) => void;
}

/** An account at its depth of the tree: the collapse button, its name as a link, and its status. */
export function AccountName({ account, folding }: { account: SubAccountView; folding?: Folding }) {
  const t = useTranslations('subAccounts');
  const { name, slug, depth, isHere, closedAt } = account;
  return (
    <span style={{ paddingLeft: depth * 20 }} className="flex min-w-0 items-center gap-1.5">
      {folding ? <FoldButton name={name} {...folding} /> : <span className="w-6 flex-none" />}
      {closedAt ? (
        <span className="truncate text-ink-3">{name}</span>
      ) : (
        <Link href={`/w/${slug}`} className="truncate font-medium hover:underline">
          {name}
        </Link>
      )}
      <span className="sr-only">{t('level', { level: account.level })}</span>
      {isHere && <Badge tone="accent">{t('here')}</Badge>}
      {closedAt && <Badge>{t('closed')}</Badge>}
    </span>
  );
}

function FoldButton({ name, isFolded, fold }: Folding & { name: string }) {
  const t = useTranslations('subAccounts');

  /** As in any tree: the right arrow expands, the left one collapses. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowRight') fold(false);
    else if (event.key === 'ArrowLeft') fold(true);
  }

  return (
    <button
      type="button"
      aria-label={t('below', { name })}
      aria-expanded={!isFolded}
      onClick={() => fold(!isFolded)}
      onKeyDown={onKeyDown}
      className="grid size-6 flex-none place-items-center rounded-1 text-ink-3 hover:bg-press hover:text-ink"
    >
      <ChevronRight className={cn('icon-14 transition-transform', !isFolded && 'rotate-90')} aria-hidden />
    </button>
  );
}
