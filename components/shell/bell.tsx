'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { Bell as BellIcon, BellOff } from '@/components/ui/icons';
import { Popover, PopoverContent, PopoverTitle, PopoverTrigger } from '@/components/ui/popover';
import { RelativeTime } from '@/components/ui/relative-time';
import { State } from '@/components/ui/state';
import type { NotificationEvent } from '@/lib/access/notifications/notification-events';

/** A notification. */
export interface BellItem {
  id: string;
  event: NotificationEvent;
  actor: string | null;
  about: string | null;
  count: number;
  /** What happened to a cover, and the covering member; null for other events. */
  cover: { phase: string; by: string } | null;
  /** The plans of which a member asks for one. */
  plans: readonly string[];
  href: string;
  at: Date;
  isRead: boolean;
}

export interface BellProps {
  items: readonly BellItem[];
  unread: number;
  preferencesHref: string;
  /** Marks one notification as read, or it and all earlier ones. */
  markRead: (id: string, andEarlier: boolean) => Promise<void>;
}

/** The notifications of the person, newest first, with the number of unread ones. */
export function Bell({ items, unread, preferencesHref, markRead }: BellProps) {
  const t = useTranslations('bell');
  const [isOpen, setOpen] = useState(false);
  const [isBusy, startTransition] = useTransition();
  const newest = items[0];
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger
        aria-label={t('label', { count: unread })}
        className="relative grid size-8 flex-none place-items-center rounded-2 text-ink-2 hover:bg-press hover:text-ink data-popup-open:bg-press max-desk:size-11"
      >
        <BellIcon aria-hidden />
        {unread > 0 && (
          <span
            aria-hidden
            className="absolute top-0 right-0 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 font-semibold text-[10px] text-on-accent leading-none"
          >
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </PopoverTrigger>
      <PopoverContent side="right" align="start" sheetOnPhone className="flex w-[368px] flex-col">
        <div className="flex flex-none items-center gap-2 border-b px-4 py-2.5">
          <PopoverTitle className="type-16 flex-1">{t('title')}</PopoverTitle>
          {newest && unread > 0 && (
            <Button
              size="sm"
              variant="quiet"
              busy={isBusy}
              onClick={() => startTransition(() => markRead(newest.id, true))}
            >
              {t('markAll')}
            </Button>
          )}
        </div>
        {items.length === 0 ? (
          <State icon={<BellOff />} level={3} title={t('empty')} />
        ) : (
          <ul aria-label={t('title')} className="min-h-0 flex-1 overflow-auto overscroll-contain">
            {items.map((item) => (
              <li key={item.id} className="border-b last:border-b-0">
                <NotificationLine
                  item={item}
                  onGo={() => {
                    setOpen(false);
                    if (!item.isRead) startTransition(() => markRead(item.id, false));
                  }}
                />
              </li>
            ))}
          </ul>
        )}
        <Link
          href={preferencesHref}
          onClick={() => setOpen(false)}
          className="type-13 block flex-none border-t px-4 py-2.5 text-ink-2 hover:bg-hover hover:text-ink"
        >
          {t('preferences')}
        </Link>
      </PopoverContent>
    </Popover>
  );
}

function NotificationLine({ item, onGo }: { item: BellItem; onGo: () => void }) {
  const t = useTranslations('bell');
  const plans = useTranslations('plans');
  const format = useFormatter();
  const { event, actor, about, count, cover } = item;
  return (
    <Link href={item.href} onClick={onGo} className="flex gap-2.5 px-4 py-2.5 hover:bg-hover">
      <span
        className={cn('mt-1.5 size-2 flex-none rounded-full', item.isRead ? 'bg-transparent' : 'bg-accent')}
      >
        {!item.isRead && <span className="sr-only">{t('unread')}</span>}
      </span>
      <span className="min-w-0">
        <span className={cn('block', !item.isRead && 'font-medium')}>
          {t(`told.${event}`, {
            hasActor: actor ? 'yes' : 'no',
            actor: actor ?? '–',
            hasAbout: about ? 'yes' : 'no',
            about: about ?? '',
            count,
            phase: cover?.phase ?? '',
            by: cover?.by ?? '',
            plans: format.list(
              item.plans.map((id) => plans(id as Parameters<typeof plans>[0])),
              { type: 'disjunction' },
            ),
          })}
        </span>
        <RelativeTime at={item.at} className="type-12 text-ink-3" />
      </span>
    </Link>
  );
}
