import { useFormatter, useTranslations } from 'next-intl';
import { Bot, Paperclip, Scissors, ShieldAlert } from '@/components/ui/icons';
import type { MessageView } from '@/lib/work/inbox/messages/message-view';

type EmailFacts = NonNullable<Extract<MessageView, { kind: 'inbound' }>['email']>;

/** What came with an email besides its text: the quotation, files that are not kept, and warnings. */
export function EmailNotes({ email }: { email: EmailFacts }) {
  const t = useTranslations('thread.email');
  const format = useFormatter();
  const size = (bytes: number) =>
    format.number(Math.max(1, Math.round(bytes / 1_000)), { style: 'unit', unit: 'kilobyte' });
  const { from, quoted, attachments = [], isCut, isAutomatic, isUnconfirmed } = email;
  return (
    <div className="type-13 grid gap-1 text-ink-2 [&_.lucide]:mt-0.5 [&_.lucide]:flex-none">
      {attachments.length > 0 && (
        <>
          <ul className="grid gap-1">
            {attachments.map(({ name, size: bytes }, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of one mail never changes.
              <li key={position} className="flex gap-1.5 [overflow-wrap:anywhere]">
                <Paperclip className="icon-14" aria-hidden />
                {t('attachment', { name: name || t('noName'), size: size(bytes) })}
              </li>
            ))}
          </ul>
          <p>{t('notKept', { count: attachments.length })}</p>
        </>
      )}
      {isUnconfirmed && (
        <Note icon={<ShieldAlert className="icon-14 text-amber" aria-hidden />}>{t('unconfirmed')}</Note>
      )}
      {from && (
        <Note icon={<ShieldAlert className="icon-14 text-amber" aria-hidden />}>
          {t('from', { address: from })}
        </Note>
      )}
      {isAutomatic && <Note icon={<Bot className="icon-14" aria-hidden />}>{t('automatic')}</Note>}
      {isCut && <Note icon={<Scissors className="icon-14" aria-hidden />}>{t('cut')}</Note>}
      {quoted && (
        <details>
          <summary className="w-fit cursor-pointer rounded-1 text-ink-3 hover:text-ink">
            {t('quoted')}
          </summary>
          <p className="mt-1 whitespace-pre-wrap border-l-2 pl-3 [overflow-wrap:anywhere]">{quoted}</p>
        </details>
      )}
    </div>
  );
}

function Note({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <p className="flex gap-1.5 [overflow-wrap:anywhere]">
      {icon}
      {children}
    </p>
  );
}
