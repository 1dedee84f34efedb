'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/class-names';
import { Equal, Minus, Plus, Zap } from '@/components/ui/icons';
import type { MemberView } from '@/lib/access/members/member-view';
import { VerdictBadge } from '../../verdict-badge';
import { useChangeWords } from './change-words';
import type { GivenAccess } from './given-access';

/** What the member gains, loses and keeps, in words and numbers, before it is saved (B2). */
export function WhatChanges(props: { member: MemberView; access: GivenAccess }) {
  const t = useTranslations('users.changes');
  const { gains, loses, keeps, verdict, isCounting } = useChangeWords(props);
  return (
    <section aria-labelledby="what-changes" aria-busy={isCounting} className="flex flex-1 flex-col">
      <h3 id="what-changes" className="type-16">
        {t('title')}
      </h3>
      <div aria-live="polite">
        <VerdictBadge verdict={verdict} />
        <Side title={t('gains')} count={gains.length}>
          {gains.map((line) => (
            <Line key={line.title} tone="gain" {...line} />
          ))}
        </Side>
        <Side title={t('loses')} count={loses.length}>
          {loses.map((line) => (
            <Line key={line.title} tone="lose" {...line} />
          ))}
        </Side>
        <Side title={t('keeps')}>
          {keeps.map((title) => (
            <Line key={title} tone="keep" title={title} />
          ))}
        </Side>
      </div>
      <p className="type-13 mt-auto flex gap-2 pt-4 text-ink-2">
        <Zap className="mt-0.5 text-ink-3" aria-hidden />
        {t('atOnce')}
      </p>
    </section>
  );
}

function Side({ title, count, children }: { title: string; count?: number; children: ReactNode[] }) {
  const t = useTranslations('users.changes');
  return (
    <>
      <h4 className="type-12 mt-4 mb-1.5 text-ink-2">
        {title} {count ? <span className="text-ink-3">{count}</span> : null}
      </h4>
      {children.length > 0 ? (
        <ul className="grid gap-2">{children}</ul>
      ) : (
        <p className="type-13 text-ink-3">{t('nothing')}</p>
      )}
    </>
  );
}

const tones = {
  gain: {
    icon: <Plus className="icon-12" />,
    tile: 'bg-accent-soft text-accent shadow-[inset_0_0_0_1px_var(--accent-line)]',
  },
  lose: {
    icon: <Minus className="icon-12" />,
    tile: 'bg-red-soft text-red-ink shadow-[inset_0_0_0_1px_var(--red-line)]',
  },
  keep: { icon: <Equal className="icon-12" />, tile: 'text-ink-3' },
};

function Line({ tone, title, detail }: { tone: keyof typeof tones; title: string; detail?: string }) {
  return (
    <li className="flex gap-2.5">
      <span
        aria-hidden
        className={cn('grid size-5 flex-none place-items-center rounded-1', tones[tone].tile)}
      >
        {tones[tone].icon}
      </span>
      <div className="min-w-0">
        <b className={tone === 'keep' ? 'font-normal text-ink-2' : 'font-medium'}>{title}</b>
        {detail && <p className="type-13 text-ink-2">{detail}</p>}
      </div>
    </li>
  );
}
