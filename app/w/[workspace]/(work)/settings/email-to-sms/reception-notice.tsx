import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { CircleCheck } from '@/components/ui/icons';
import type { MailReception } from '@/lib/work/email-to-sms/mail-reception';

/** Whether mail is received and can be sent on, and what has to be connected first. */
export function ReceptionNotice({ reception, workspace }: { reception: MailReception; workspace: string }) {
  const t = useTranslations('emailToSms');
  const { domain, port, isReceiving, hasChannel } = reception;
  const code = { code: (name: React.ReactNode) => <code>{name}</code>, domain };
  return (
    <div className="grid gap-2">
      {port === null ? (
        <Callout>{t.rich('notSet', code)}</Callout>
      ) : isReceiving ? (
        <Callout icon={<CircleCheck aria-hidden className="text-accent" />}>
          {t.rich('isReceiving', { ...code, port: String(port) })}
        </Callout>
      ) : (
        <Callout tone="error">{t('notReceiving', { port: String(port) })}</Callout>
      )}
      {!hasChannel && (
        <Callout>
          {t.rich('noChannel', {
            link: (label) => (
              <Link href={`/w/${workspace}/settings/channels`} className="font-medium underline">
                {label}
              </Link>
            ),
          })}
        </Callout>
      )}
    </div>
  );
}
