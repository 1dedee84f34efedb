'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { CopyField } from '@/components/ui/copy-field';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogDone,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import type { InvitedTo } from '@/lib/access/members/invite/invite-to-accounts';
import { inviteToAccountsAction } from '../actions';
import { useUsersPage } from '../users-page-context';
import { AccountMemberships } from './account-memberships';

const schema = () => import('../inputs').then((module) => module.InviteToAccounts);

/** Invites one person to several accounts with a role in each, as one act (S0.1); then shows the link. */
export function InviteToAccountsDialog({ onClose }: { onClose: () => void }) {
  const [invited, setInvited] = useState<readonly InvitedTo[] | null>(null);
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent width="add">
        {invited ? <InvitedLinks invited={invited} /> : <InviteForm onInvited={setInvited} />}
      </DialogContent>
    </Dialog>
  );
}

function InviteForm({ onInvited }: { onInvited: (invited: readonly InvitedTo[]) => void }) {
  const t = useTranslations('inviteToAccounts');
  const { workspace } = useUsersPage();
  const { form, submit, error } = useActionForm(inviteToAccountsAction, schema, {
    defaultValues: { workspace: workspace.slug, email: '', memberships: [] },
    onSuccess: onInvited,
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('title')}>{t('lead')}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <Field name="email" label={t('email')}>
          {(control) => <Input {...control} type="email" autoComplete="off" />}
        </Field>
        <AccountMemberships />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('invite')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}

/** One link joins all accounts (S0.1). */
function InvitedLinks({ invited }: { invited: readonly InvitedTo[] }) {
  const t = useTranslations('inviteToAccounts');
  const format = useFormatter();
  const accounts = format.list(invited.map(({ account }) => account));
  return (
    <>
      <DialogHead title={t('invited', { count: invited.length })}>{t('oneLink', { accounts })}</DialogHead>
      <DialogBody>{invited[0] && <CopyField value={invited[0].link} label={t('copyLink')} />}</DialogBody>
      <DialogDone />
    </>
  );
}
