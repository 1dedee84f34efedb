import { useFormatter, useTranslations } from 'next-intl';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import { Person } from '@/components/ui/person';
import type { InvitationView } from '@/lib/access/invitations/find-by-token';

/** An invitation that cannot be accepted. Only an expired one names its address; all others look alike (IN5). */
export function ClosedInvitation({ found }: { found: Exclude<InvitationView, { state: 'open' }> }) {
  const t = useTranslations('invitation');
  const format = useFormatter();
  const lead =
    found.state === 'expired'
      ? t('expiredLead', {
          at: format.dateTime(found.expiredAt, {
            weekday: 'long',
            day: 'numeric',
            month: 'long',
            timeZone: found.timeZone,
          }),
          inviter: found.inviterName,
        })
      : t('deadLead');
  return (
    <Gate title={t('deadTitle')} subtitle={lead}>
      {found.state === 'expired' && (
        <Person
          avatar={{ id: found.workspaceName, name: found.inviterName, size: 40 }}
          name={found.inviterName}
          second={t('invitedYou', { workspace: found.workspaceName })}
        />
      )}
      <ButtonLink href="/sign-in" size="gate">
        {t('signInInstead')}
      </ButtonLink>
    </Gate>
  );
}
