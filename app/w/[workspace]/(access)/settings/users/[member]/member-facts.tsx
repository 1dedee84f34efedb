'use client';

import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import type { MemberView } from '@/lib/access/members/member-view';
import { SeenCell } from '../list/seen-cell';

/** The line below a person's name: picture, email and status. */
export function MemberFacts({ member }: { member: MemberView }) {
  const t = useTranslations('users');
  const { status, isSelf, isOnline, name, email } = member;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Avatar
        id={member.userId ?? member.id}
        name={name || email}
        size={28}
        online={isOnline}
        status={status}
      />
      {name !== email && <span>{email}</span>}
      {isSelf && <Badge>{t('you')}</Badge>}
      {status === 'invited' && <Badge tone="amber">{t('pending')}</Badge>}
      {status === 'suspended' && <Badge>{t('status.suspended')}</Badge>}
      {(status === 'upcoming' || status === 'ended') && <Badge>{t(`status.${status}`)}</Badge>}
      {(status === 'active' || status === 'suspended') && <SeenCell member={member} />}
    </span>
  );
}
