'use client';

import { useTranslations } from 'next-intl';
import type { MemberView } from '@/lib/access/members/member-view';
import { useDay } from '../use-day';
import { useUsersPage } from '../users-page-context';

/** Why the access is not what the level says at this moment, or will not stay so: status, dates, covers (R5, B4, B5, B11). */
export function TimeFacts({ member }: { member: MemberView }) {
  const lines = useTimeLines(member);
  if (lines.length === 0) return null;
  return (
    <ul className="type-13 mt-2 grid gap-1 text-ink-2">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function useTimeLines({ status, suspension, startsAt, endsAt, reverts, covering }: MemberView): string[] {
  const t = useTranslations('member.time');
  const roles = useTranslations('roles');
  const day = useDay();
  const { model } = useUsersPage();
  const level = (role: string) => model.roles[role]?.words?.label ?? roles(`${model.id}.${role}.label`);
  const lines: (string | false | null)[] = [
    suspension &&
      (suspension.until ? t('suspendedUntil', { date: day.lastBefore(suspension.until) }) : t('suspended')),
    status === 'upcoming' && startsAt && t('upcoming', { date: day.shown(startsAt) }),
    status === 'ended' && endsAt && t('ended', { date: day.lastBefore(endsAt) }),
    status !== 'ended' && endsAt && t('ends', { date: day.lastBefore(endsAt) }),
    status !== 'ended' &&
      reverts &&
      t('reverts', { date: day.lastBefore(reverts.at), level: level(reverts.role) }),
    ...covering.map(({ name, until }) => t('covers', { name, date: day.lastBefore(until) })),
  ];
  return lines.filter((line) => typeof line === 'string');
}
