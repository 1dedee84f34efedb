'use client';

import { useFormatter, useNow, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Email } from '@/components/ui/email';
import { Person } from '@/components/ui/person';
import type { MemberView } from '@/lib/access/members/member-view';

/** Avatar with the presence dot, name, email (S1.3, S1.4). Invited members are marked as pending (S1.2). */
export function MemberName({ member }: { member: MemberView }) {
  const t = useTranslations('users');
  const { status, isSelf, invitation } = member;
  const avatar = {
    id: member.userId ?? member.id,
    name: member.name,
    online: member.isOnline,
    status: status,
  };
  if (status === 'invited') {
    return (
      <Person
        avatar={avatar}
        name={<Email address={member.email} />}
        second={
          <>
            <Badge tone="amber">{t('pending')}</Badge>
            {invitation && <Expiry invitation={invitation} />}
          </>
        }
      />
    );
  }
  return (
    <Person
      avatar={avatar}
      name={
        <span className="truncate" title={member.name}>
          {member.name}
        </span>
      }
      badges={
        <>
          {isSelf && <Badge>{t('you')}</Badge>}
          {status === 'suspended' && <Badge>{t('status.suspended')}</Badge>}
          {(status === 'upcoming' || status === 'ended') && <Badge>{t(`status.${status}`)}</Badge>}
          {status === 'left' && <Badge>{t('status.revoked')}</Badge>}
        </>
      }
      second={<Email address={member.email} />}
    />
  );
}

function Expiry({ invitation }: { invitation: NonNullable<MemberView['invitation']> }) {
  const t = useTranslations('users');
  const format = useFormatter();
  const now = useNow();
  const when = format.relativeTime(new Date(invitation.expiresAt), now);
  return (
    <span className="truncate">
      {invitation.isExpired ? t('linkExpired', { when }) : t('expires', { when })}
    </span>
  );
}
