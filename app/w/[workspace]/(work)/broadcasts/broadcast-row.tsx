'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time';
import { Channel } from '@/components/work/channel';
import type { BroadcastView } from '@/lib/work/broadcasts/broadcast-view';
import { BroadcastState } from './broadcast-state';

/** A broadcast in the list: its name, state, channel and last editor. */
export function BroadcastRow({ broadcast, href }: { broadcast: BroadcastView; href: string }) {
  const t = useTranslations('broadcasts');
  const format = useFormatter();
  const { name, sending, channel, changedAt, changedBy } = broadcast;
  const { total = 0, counts } = sending ?? {};
  const settled = counts ? total - counts.waiting - counts['handed-over'] : 0;
  return (
    <li>
      <Link
        href={href}
        className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 transition-colors hover:bg-hover"
      >
        <b className="min-w-40 flex-1 truncate font-medium">{name}</b>
        <Channel channel={channel} />
        <BroadcastState sending={sending} />
        <span className="min-w-28 text-right text-ink-2">
          {sending?.isGathered &&
            t('settledOf', { settled: format.number(settled), total: format.number(total) })}
        </span>
        <span className="type-13 min-w-40 text-right text-ink-3 max-tablet:text-left">
          {changedBy} · <RelativeTime at={changedAt} />
        </span>
      </Link>
    </li>
  );
}
