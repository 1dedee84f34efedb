'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Confirmation } from '@/components/form/confirmation';
import { useAnswer } from '@/components/form/use-answer';
import { DialogHead } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { toastUndo } from '@/components/ui/toast';
import type { SubAccountView } from '@/lib/access/sub-accounts/list-sub-accounts';
import type { ClosePreview } from '@/lib/access/sub-accounts/preview-close';
import { closeSubAccountAction, previewCloseAction } from './actions';

/** Closes an account with all its descendants; shows in numbers the people and work that this puts out of reach. */
export function CloseAccount(props: {
  account: SubAccountView;
  workspace: string;
  reopen: (account: SubAccountView) => Promise<void>;
  close: () => void;
}) {
  const t = useTranslations('subAccounts');
  const { account, workspace, reopen, close } = props;
  const input = { workspace, accountId: account.id };
  const { data: preview, error } = useAnswer(() => previewCloseAction(input));
  const leave = () => {
    toastUndo(t('closedNow', { name: account.name }), { label: t('undo'), undo: () => reopen(account) });
    close();
  };
  return (
    <Confirmation
      head={<DialogHead title={t('closeTitle', { name: account.name })} />}
      label={t('close')}
      act={() => closeSubAccountAction(input)}
      onDone={leave}
      error={error}
      isReady={preview !== null}
    >
      {preview ? <Consequences preview={preview} /> : !error && <Skeleton className="my-2 w-64" />}
      <p className="text-ink-2">{t('closeNote')}</p>
    </Confirmation>
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
