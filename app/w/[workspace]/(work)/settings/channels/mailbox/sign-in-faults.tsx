import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { CircleCheck } from '@/components/ui/icons';
import type { SignInFaults } from '@/lib/work/inbox/channels/mailbox/try-sign-in';

/** The result of signing in at both servers, one line each. */
export function SignInFaultList({ faults }: { faults: SignInFaults }) {
  const t = useTranslations('channels.mailbox');
  const ui = useTranslations('ui');
  const line = (label: string, value: string) =>
    ui.rich('labelled', {
      label: (chunks) => <b>{chunks}</b>,
      value: (chunks) => chunks,
      name: label,
      words: value,
    });
  return (
    <div role="status" className="grid gap-2">
      {(['imap', 'smtp'] as const).map((server) => {
        const fault = faults[server];
        return fault === null ? (
          <Callout key={server} icon={<CircleCheck aria-hidden className="text-accent" />}>
            {line(t(server), t('signedIn'))}
          </Callout>
        ) : (
          <Callout key={server} tone="error">
            {line(t(server), t(`faults.${fault}`))}
          </Callout>
        );
      })}
    </div>
  );
}
