'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { DialogBody, DialogClose, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { toastUndo } from '@/components/ui/toast';
import type { ActionError } from '@/lib/action-result';
import type { SubAccountView } from '@/lib/services/sub-accounts/list';
import type { ClosePreview } from '@/lib/services/sub-accounts/preview-close';
import { closeSubAccountAction, previewCloseAction } from './actions';

/** Closing an account with all below it: whom and what that puts out of reach, in counts, before the act. */
export function CloseAccount(props: {
  account: SubAccountView;
  workspace: string;
  reopen: (account: SubAccountView) => Promise<void>;
  close: () => void;
}) {
  const t = useTranslations('subAccounts');
  const { account, workspace, reopen, close } = props;
  const [preview, setPreview] = useState<ClosePreview | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, startTransition] = useTransition();

  useEffect(() => {
    let isWanted = true;
    void previewCloseAction({ workspace, accountId: account.id }).then((result) => {
      if (!isWanted) return;
      if (result.ok) setPreview(result.data);
      else setError(result.error);
    });
    return () => {
      isWanted = false;
    };
  }, [workspace, account.id]);

  function closeAccount() {
    setError(null);
    startTransition(async () => {
      const result = await closeSubAccountAction({ workspace, accountId: account.id });
      if (!result.ok) return setError(result.error);
      toastUndo(t('closedNow', { name: account.name }), { label: t('undo'), undo: () => reopen(account) });
      close();
    });
  }

  return (
    <>
      <DialogHead title={t('closeTitle', { name: account.name })} />
      <DialogBody>
        {preview ? <Consequences preview={preview} /> : !error && <Skeleton className="my-2 w-64" />}
        <p className="text-ink-2">{t('closeNote')}</p>
        <FormError error={error} />
      </DialogBody>
      <DialogFoot>
        <DialogClose render={<Button size="lg" />}>{t('cancel')}</DialogClose>
        <Button size="lg" variant="danger" busy={isBusy} disabled={!preview} onClick={closeAccount}>
          {t('close')}
        </Button>
      </DialogFoot>
    </>
  );
}

function Consequences({ preview }: { preview: ClosePreview }) {
  const t = useTranslations('subAccounts');
  const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;
  const { accounts, users, contacts, openConversations } = preview;
  return (
    <ul className="grid gap-1.5" aria-label={t('consequences')}>
      <li>{t.rich('consequenceAccounts', { count: accounts, b })}</li>
      <li>{t.rich('consequenceUsers', { count: users, b })}</li>
      <li>{t.rich('consequenceWork', { count: contacts, conversations: openConversations, b })}</li>
    </ul>
  );
}
