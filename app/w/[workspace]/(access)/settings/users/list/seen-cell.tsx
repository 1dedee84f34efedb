'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time';
import type { MemberView } from '@/lib/access/members/member-view';
import { useDay } from '../use-day';
import { CoverLines } from './cover-lines';
import { useInvitationLinks } from './invitation-links';

/** When a member was last seen (S1.5), and the covers of and by them (B11). */
export function SeenCell({ member }: { member: MemberView }) {
  return (
    <>
      <Seen member={member} />
      <CoverLines member={member} />
    </>
  );
}

/** For invited ones, the actions on the link; for suspended ones, the end; for revoked ones, the revocation. */
function Seen({ member }: { member: MemberView }) {
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
  if (member.status === 'left' && member.revocation) return <RevocationFacts {...member.revocation} />;
  if (member.suspension) return <SuspensionFacts suspension={member.suspension} />;
  if (member.isOnline) return <span className="text-ink">{t('online')}</span>;
  if (!member.lastSeenAt) return <span className="text-ink-3">{t('notYet')}</span>;
  return <RelativeTime at={member.lastSeenAt} className="whitespace-nowrap text-ink-2" />;
}

/** Until when a member is suspended, and why, for those who may read it (B4). */
function SuspensionFacts({ suspension }: { suspension: NonNullable<MemberView['suspension']> }) {
  const t = useTranslations('users');
  const day = useDay();
  const { until, reason } = suspension;
  return (
    <span className="type-13 block whitespace-normal text-ink-2">
      {until ? t('untilDay', { date: day.lastBefore(until) }) : t('untilReinstated')}
      {reason && (
        <span className="block truncate text-ink-3" title={reason}>
          {reason}
        </span>
      )}
    </span>
  );
}

/** Until when a revocation can be undone, who revoked, and who has the work (S1.28, B3). */
function RevocationFacts({ undoUntil, by, successor }: NonNullable<MemberView['revocation']>) {
  const t = useTranslations('users');
  const format = useFormatter();
  const until = format.dateTime(new Date(undoUntil), { day: 'numeric', month: 'short' });
  return (
    <span className="type-13 block whitespace-normal text-ink-2">
      {t('revokedFacts', { until, hasBy: by ? 'yes' : 'no', by: by ?? '' })}
      <span className="block text-ink-3">
        {t('revokedWork', { hasSuccessor: successor ? 'yes' : 'no', successor: successor ?? '' })}
      </span>
    </span>
  );
}
