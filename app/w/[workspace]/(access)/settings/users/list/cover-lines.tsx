'use client';

import { useTranslations } from 'next-intl';
import type { MemberView } from '@/lib/access/members/member-view';
import { useDay } from '../use-day';

/** Who covers a member, and whom they cover, until which day (B11). */
export function CoverLines({ member }: { member: MemberView }) {
  const t = useTranslations('cover');
  const day = useDay();
  const lines = [
    ...member.coveredBy.map(({ name, until }) => t('coveredBy', { name, last: day.lastBefore(until) })),
    ...member.covering.map(({ name, until }) => t('coversNow', { name, last: day.lastBefore(until) })),
  ];
  return lines.map((line) => (
    <span key={line} className="type-13 block whitespace-normal text-ink-2">
      {line}
    </span>
  ));
}
