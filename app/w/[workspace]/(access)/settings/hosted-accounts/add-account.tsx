'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { MailCheck, MailX, Plus } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import type { CreatedAccount } from '@/lib/access/hosted-accounts/create-hosted-account';
import type { Availability } from '@/lib/policy/might-ever';
import { createHostedAccountAction } from './actions';

const schema = () => import('./inputs').then((module) => module.CreateHostedAccount);

/** Add account: its name and its first Admin (S3.4), then the link for them (S3.7, S3.8). */
export function AddAccount({ workspace, availability }: { workspace: string; availability: Availability }) {
  const t = useTranslations('hostedAccounts');
  const { opened, close: leave } = useDialogAddress();
  const [created, setCreated] = useState<CreatedAccount | null>(null);
  if (availability.state === 'absent') return null;
  if (availability.state === 'locked')
    return <LockedButton label={t('add')} decision={availability.decision} />;

  function close() {
    leave();
    setCreated(null);
  }

  return (
    <>
      <DialogButton opens="add" variant="primary" icon={<Plus />}>
        {t('add')}
      </DialogButton>
      <Dialog open={opened === 'add'} onOpenChange={(next) => !next && close()}>
        <DialogContent>
          {created ? (
            <Created created={created} close={close} />
          ) : (
            <AddAccountForm workspace={workspace} onCreated={setCreated} />
          )}
        </DialogContent>
      </Dialog>
    </>
  );
}

function AddAccountForm(props: { workspace: string; onCreated: (created: CreatedAccount) => void }) {
  const t = useTranslations('hostedAccounts');
  const { form, submit, error } = useActionForm(createHostedAccountAction, schema, {
    defaultValues: { workspace: props.workspace, name: '', email: '' },
    onSuccess: props.onCreated,
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('add')}>{t('addLead')}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <Field name="name" label={t('name')}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
        <Field name="email" label={t('firstAdmin')} help={t('firstAdminHelp')}>
          {(control) => <Input {...control} type="email" autoComplete="off" />}
        </Field>
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('create')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}

function Created({ created, close }: { created: CreatedAccount; close: () => void }) {
  const t = useTranslations('hostedAccounts');
  const { account, invited } = created;
  return (
    <>
      <DialogHead title={t('created', { name: account.name })}>
        {invited ? t('createdLead', { email: invited.email }) : t('createdOwn')}
      </DialogHead>
      {invited && (
        <DialogBody>
          <Callout icon={invited.isMailed ? <MailCheck aria-hidden /> : <MailX aria-hidden />}>
            {invited.isMailed ? t('linkMailed') : t('linkToCopy')}
          </Callout>
          <CopyField value={invited.link} label={t('copyLinkFor', { email: invited.email })} />
        </DialogBody>
      )}
      <DialogFoot>
        <Button size="lg" variant="primary" onClick={close}>
          {t('done')}
        </Button>
      </DialogFoot>
    </>
  );
}
