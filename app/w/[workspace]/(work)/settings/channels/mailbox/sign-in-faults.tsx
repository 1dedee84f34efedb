import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { CircleCheck } from '@/components/ui/icons';
import type { SignInFaults } from '@/lib/work/inbox/channels/mailbox/try-sign-in';

/** The result of signing in at both servers, one line each. */
export function SignInFaultList({ faults }: { faults: SignInFaults }) {
  const t = useTranslations('channels.mailbox');
  return (
    <div role="status" className="grid gap-2">
      {(['imap', 'smtp'] as const).map((server) => {
        const fault = faults[server];
        return fault === null ? (
          <Callout key={server} icon={<CircleCheck aria-hidden className="text-accent" />}>
            <b>{t(server)}:</b> {t('signedIn')}
          </Callout>
        ) : (
          <Callout key={server} tone="error">
            <b>{t(server)}:</b> {t(`faults.${fault}`)}
          </Callout>
        );
      })}
    </div>
  );
}
