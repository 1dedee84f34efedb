'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';
import { DialogBody, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Email } from '@/components/ui/email';
import { Copy, MailCheck, MailX } from '@/components/ui/icons';
import { toast } from '@/components/ui/toast';
import type { Invited as Outcome } from '@/lib/access/members/invite/invite-members';
import { useAccessWords } from '../access/access-words';
import type { GivenAccess } from '../access/given-access';
import { useUsersPage } from '../users-page-context';

const week = 7 * 86_400_000;

export type Invited = Outcome & { access: GivenAccess };

/** The result of the invitations, with their links to copy; says so if no mail is sent (S1.9, FA6). */
export function InvitedLinks(props: { invited: Invited; onClose: () => void; onMore: () => void }) {
  const { invited, onClose, onMore } = props;
  const t = useTranslations('users');
  const format = useFormatter();
  const words = useAccessWords();
  const { canMail } = useUsersPage();
  const { length: count } = invited.invited;

  async function copyAll() {
    const lines = invited.invited.map(({ email, link }) => `${email} ${link}`).join('\n');
    await navigator.clipboard.writeText(lines);
    toast(t('linksCopied', { count }));
  }

  return (
    <>
      <DialogHead title={canMail ? t('invitationsSent', { count }) : t('invitationsReady', { count })}>
        {t('invitedAs', { count, access: words(invited.access) })}
      </DialogHead>
      <DialogBody>
        {!canMail && (
          <Callout icon={<MailX aria-hidden />}>
            {t.rich('noMail', { b: (chunks) => <b>{chunks}</b>, code: (chunks) => <code>{chunks}</code> })}
          </Callout>
        )}
        <ul className="rounded-3 border">
          {invited.invited.map(({ memberId, email, link, isMailed }) => (
            <li key={memberId} className="grid gap-2.5 border-b p-3 last:border-b-0">
              <div className="flex min-w-0 items-center gap-3">
                <Avatar id={memberId} name={email} status="invited" />
                <div className="min-w-0">
                  <Email address={email} className="font-medium" />
                  <p className="type-13 flex items-center gap-1.5 text-ink-3">
                    {isMailed ? <MailCheck className="icon-14" /> : <MailX className="icon-14" />}
                    {isMailed ? t('mailOnItsWay') : t('mailNotSent')}
                  </p>
                </div>
              </div>
              <CopyField value={link} label={t('copyLinkFor', { email })} />
            </li>
          ))}
        </ul>
        {invited.skipped.length > 0 && (
          <ul className="type-13 grid gap-1 text-ink-2">
            {invited.skipped.map(({ email, reason }) => (
              <li key={email}>{t('leftOut', { email, reason: t(`skipped.${reason}`) })}</li>
            ))}
          </ul>
        )}
        <p className="type-13 text-ink-2">
          {t('linkWorksUntil', {
            date: format.dateTime(new Date(Date.now() + week), {
              weekday: 'long',
              day: 'numeric',
              month: 'long',
            }),
          })}
        </p>
      </DialogBody>
      <DialogFoot>
        {canMail || count < 2 ? (
          <Button size="lg" onClick={onMore}>
            {t('addMore')}
          </Button>
        ) : (
          <Button size="lg" icon={<Copy />} onClick={copyAll}>
            {t('copyAll')}
          </Button>
        )}
        <Button size="lg" variant="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </DialogFoot>
    </>
  );
}
