'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/button';
import { DialogBody, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { connectMailboxAction } from '../../mailbox/actions';
import { ConnectMailbox } from '../../mailbox/inputs';
import { MailboxFields } from '../../mailbox/mailbox-fields';
import { SignInFaultList } from '../../mailbox/sign-in-faults';
import { useMailboxTest } from '../../mailbox/use-mailbox-test';

const empty = { address: '', username: '', password: '' };

/** Connects a mailbox: it is tried first, and connected only when both servers accept the sign-in. */
export function MailboxForm({ workspace, list }: { workspace: string; list: string }) {
  const t = useTranslations('channels');
  const named = useTranslations('collections.channels');
  const router = useRouter();
  const { form, submit, error } = useActionForm(connectMailboxAction, ConnectMailbox, {
    defaultValues: {
      ...{ workspace, name: '', ...empty },
      imap: { host: '', port: '993', security: 'tls' },
      smtp: { host: '', port: '465', security: 'tls' },
    },
    onSuccess: ({ id, faults }) => {
      if (id) router.push(`${list}/${id}`);
      else tried.setFaults(faults);
    },
  });
  const tried = useMailboxTest(form);
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('cards.mailbox.title')}>{t('mailbox.intro')}</DialogHead>
      <DialogBody>
        <Field name="name" label={named('name')} help={t('mailbox.nameHelp')}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
        <MailboxFields />
        {tried.faults && <SignInFaultList faults={tried.faults} />}
        <p className="type-13 text-ink-2">{t('mailbox.note')}</p>
        <FormError error={error} />
      </DialogBody>
      <DialogFoot>
        <Button size="lg" busy={tried.isBusy} onClick={tried.test}>
          {t('mailbox.test')}
        </Button>
        <SubmitButton size="lg">{named('add')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
