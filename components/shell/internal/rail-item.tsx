'use client';

import Link, { useLinkStatus } from 'next/link';
import { useTranslations } from 'next-intl';
import { WhyPanel } from '@/components/lock/why-panel';
import { cn } from '@/components/ui/class-names';
import { Count } from '@/components/ui/count';
import { LoaderCircle, Lock } from '@/components/ui/icons';
import { Popover, PopoverTrigger } from '@/components/ui/popover';
import type { MenuEntry } from '../menu-data';

/** A menu entry: a link, or a button that opens the explanation where it is locked. */
export function RailItem({
  entry,
  isCurrent,
  onGo,
}: {
  entry: MenuEntry;
  isCurrent: boolean;
  onGo?: () => void;
}) {
  if (entry.locked) return <LockedRailItem entry={entry} />;
  return (
    <Link
      ref={isCurrent ? scrollToCurrent : undefined}
      href={entry.href}
      // Pages are dynamic and arrive whole (decision 207), so a prefetch brings nothing and delays the first press.
      prefetch={false}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onGo}
      className={cn(
        'rail-item',
        isCurrent
          ? 'bg-accent-soft font-semibold text-accent-ink [&>.lucide:first-child]:text-accent'
          : 'rail-item-open',
      )}
    >
      {entry.icon}
      <span className="min-w-0 flex-1 break-words">{entry.label}</span>
      <UnderWay />
      {entry.count && entry.count !== entry.unread ? <Count value={entry.count} /> : null}
      {entry.unread ? <Unread value={entry.unread} /> : null}
    </Link>
  );
}

/** A long menu scrolls: the entry of the page is in sight when the page opens. */
function scrollToCurrent(entry: HTMLAnchorElement | null) {
  entry?.scrollIntoView({ block: 'nearest' });
}

/** Pages arrive whole, with their status (decision 207): the entry shows progress until then. */
function UnderWay() {
  const { pending } = useLinkStatus();
  return pending ? (
    <span aria-hidden className="appear-late inline-flex text-ink-3">
      <LoaderCircle className="icon-14 spin" />
    </span>
  ) : null;
}

function Unread({ value }: { value: number }) {
  const t = useTranslations('shell');
  return (
    <>
      <Count value={value} tone="accent" />
      <span className="sr-only">{t('unread')}</span>
    </>
  );
}

function LockedRailItem({ entry }: { entry: MenuEntry }) {
  const t = useTranslations('lock');
  if (!entry.locked) return null;
  return (
    <Popover>
      <PopoverTrigger
        aria-label={t('name', { what: entry.label })}
        className={cn(
          'rail-item',
          'text-ink-3 hover:bg-amber-soft hover:text-amber-ink data-popup-open:bg-amber-soft data-popup-open:text-amber-ink',
        )}
      >
        {entry.icon}
        <span className="min-w-0 flex-1 break-words">{entry.label}</span>
        <Lock className="icon-14 padlock" aria-hidden />
      </PopoverTrigger>
      <WhyPanel label={entry.label} decision={entry.locked} side="right" align="center" sideOffset={16} />
    </Popover>
  );
}
