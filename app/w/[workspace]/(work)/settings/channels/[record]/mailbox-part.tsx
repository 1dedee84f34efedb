import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { RelativeTime } from '@/components/ui/relative-time';
import type { MailboxView } from '@/lib/work/inbox/channels/mailbox/mailbox-view';
import { readingPauses } from '@/lib/work/inbox/channels/mailbox/reading-pauses';
import type { MailServer } from '@/lib/work/inbox/channels/mailbox/servers';
import type { RecordView } from '@/lib/work/records/record-view';
import { ReadMailboxNow } from './read-mailbox-now';
import { SignInForm } from './sign-in-form';

/** The mailbox of a channel: its servers, whether it can be read, and its sign-in. The password is never shown. */
export function MailboxPart({ record, mailbox }: { record: RecordView; mailbox: MailboxView | null }) {
  const t = useTranslations('channels.mailbox');
  return (
    <section aria-labelledby="mailbox" className="grid max-w-3xl gap-4">
      <h2 id="mailbox" className="type-16">
        {t('title')}
      </h2>
      {mailbox && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 [overflow-wrap:anywhere] [&>dt]:text-ink-2">
          <dt>{t('address')}</dt>
          <dd>{mailbox.address}</dd>
          <dt>{t('username')}</dt>
          <dd>{mailbox.username}</dd>
          <dt>{t('imap')}</dt>
          <dd>
            <Server server={mailbox.imap} />
          </dd>
          <dt>{t('smtp')}</dt>
          <dd>
            <Server server={mailbox.smtp} />
          </dd>
          <dt>{t('readAt')}</dt>
          <dd>{mailbox.readAt ? <RelativeTime at={mailbox.readAt} /> : t('notYetRead')}</dd>
        </dl>
      )}
      {mailbox && <p className="type-13 text-ink-2">{t('readEvery', readingPauses)}</p>}
      {mailbox?.fault && (
        <Callout tone="error">{t('readingFails', { reason: t(`faults.${mailbox.fault}`) })}</Callout>
      )}
      <div className="flex flex-wrap items-start gap-3">
        {mailbox && <ReadMailboxNow record={record} />}
        <SignInForm record={record} mailbox={mailbox} />
      </div>
    </section>
  );
}

function Server({ server: { host, port, security } }: { server: MailServer }) {
  const t = useTranslations('channels.mailbox');
  return (
    <>
      {host}:{port} · {t(`securities.${security}`)}
    </>
  );
}
