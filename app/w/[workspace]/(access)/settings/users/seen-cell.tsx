'use client';

import { useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time';
import type { MemberView } from '@/lib/access/members/list/member-view';
import { useInvitationLinks } from './invitation-links';

/** When a member was last seen (S1.5); for invited ones, the actions on the link. */
export function SeenCell({ member }: { member: MemberView }) {
  const t = useTranslations('users');
  const links = useInvitationLinks(member);
  if (member.status === 'invited') {
    if (!member.may.renew.allowed) return <span className="text-ink-3">{t('notYet')}</span>;
    const isExpired = member.invitation?.isExpired ?? true;
    return (
      <button
        type="button"
        disabled={links.isBusy}
        onClick={isExpired ? links.sendAgain : links.copy}
        className="link min-h-6"
        aria-label={
          isExpired ? t('sendAgainTo', { email: member.email }) : t('copyLinkFor', { email: member.email })
        }
      >
        {isExpired ? t('sendAgain') : t('copyLink')}
      </button>
    );
  }
  if (member.isOnline) return <span className="text-ink">{t('online')}</span>;
  if (!member.lastSeenAt) return <span className="text-ink-3">{t('notYet')}</span>;
  return <RelativeTime at={member.lastSeenAt} className="whitespace-nowrap text-ink-2" />;
}
