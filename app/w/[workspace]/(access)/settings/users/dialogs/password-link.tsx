'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { useRequest } from '@/components/form/use-request-id';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import type { MemberView } from '@/lib/access/members/member-view';
import type { ResetLink } from '@/lib/access/passwords/make-reset-link';
import type { ActionError } from '@/lib/platform/action-result';
import { makeResetLinkAction } from '../actions';
import { useUsersPage } from '../users-page-context';

/** Makes a link to copy and send, with which a person chooses a new password (S3.11). It is shown once. */
export function PasswordLink({ member, label }: { member: MemberView; label: string }) {
  const t = useTranslations('member');
  const format = useFormatter();
  const { workspace } = useUsersPage();
  const [made, setMade] = useState<ResetLink | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, startTransition] = useTransition();
  const makeResetLink = useRequest(makeResetLinkAction);
  const { resetPassword } = member.may;

  const reset = () =>
    startTransition(async () => {
      setError(null);
      const result = await makeResetLink({ workspace: workspace.slug, memberId: member.id });
      if (result.ok) setMade(result.data);
      else setError(result.error);
    });

  return (
    <>
      <FormError error={error} />
      {resetPassword.allowed ? (
        <Button className="justify-self-start" busy={isBusy} onClick={reset}>
          {label}
        </Button>
      ) : (
        <LockedButton label={label} decision={resetPassword} className="justify-self-start" />
      )}
      {made && (
        <>
          <CopyField value={made.link} label={t('copyLink')} />
          <p className="type-13 text-ink-2">
            {t('linkUntil', {
              until: format.dateTime(new Date(made.expiresAt), {
                weekday: 'long',
                hour: '2-digit',
                minute: '2-digit',
                hourCycle: 'h23',
              }),
            })}
          </p>
        </>
      )}
    </>
  );
}
