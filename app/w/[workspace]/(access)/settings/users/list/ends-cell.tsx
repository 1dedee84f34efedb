'use client';

import { useTranslations } from 'next-intl';
import type { MemberView } from '@/lib/access/members/member-view';
import { useDay } from '../use-day';
import { useUsersPage } from '../users-page-context';

/** The last day of an access or of a temporary change, or its first one while it has not started; nothing without dates (B5). */
export function EndsCell({ member }: { member: MemberView }) {
  const t = useTranslations('users');
  const day = useDay();
  const roles = useTranslations('roles');
  const { model, workspace } = useUsersPage();
  const { timeZone } = workspace;
  const { status, startsAt, endsAt, reverts } = member;
  if (status === 'upcoming' && startsAt) {
    return (
      <span className="whitespace-nowrap text-ink-2" title={timeZone}>
        {t('startsOn', { date: day.shown(startsAt) })}
      </span>
    );
  }
  if (reverts && !(endsAt && endsAt < reverts.at)) {
    const { role, at } = reverts;
    const level = model.roles[role]?.words?.label ?? roles(`${model.id}.${role}.label`);
    return (
      <span className="type-13 block whitespace-normal text-ink-2" title={timeZone}>
        {t('untilDay', { date: day.lastBefore(at) })}
        <span className="block truncate text-ink-3">{t('thenLevel', { level })}</span>
      </span>
    );
  }
  if (!endsAt) return null;
  return (
    <span className="whitespace-nowrap text-ink-2" title={timeZone}>
      {t('untilDay', { date: day.lastBefore(endsAt) })}
    </span>
  );
}
