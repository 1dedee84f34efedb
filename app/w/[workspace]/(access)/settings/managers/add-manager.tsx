'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { useFormState, useWatch } from 'react-hook-form';
import { ActionForm } from '@/components/form/action-form';
import { answerOf } from '@/components/form/answer-of';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Plus } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { Candidate } from '@/lib/access/managers/find-candidates';
import { modelOf } from '@/lib/access/models/registry';
import { addManagerAction, findManagersAction } from './actions';
import { AddManager as NewManager } from './inputs';
import { RightsGrid } from './rights-grid';

interface Props {
  workspace: string;
  modelId: string;
  /** The email in the address of the page: the dialog opens with it. */
  email: string | null;
}

/** Add manager (S4.2): an email, chosen among the accounts or typed, and rights. */
export function AddManager(props: Props) {
  const t = useTranslations('managers');
  const { opened, close } = useDialogAddress();
  return (
    <>
      <DialogButton opens="add" variant="primary" icon={<Plus />}>
        {t('add')}
      </DialogButton>
      <Dialog open={opened === 'add'} onOpenChange={(isOpen) => !isOpen && close()}>
        <DialogContent width="add">
          <AddManagerForm {...props} close={close} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function AddManagerForm({ workspace, modelId, email, close }: Props & { close: () => void }) {
  const t = useTranslations('managers');
  const { form, submit, error } = useActionForm(addManagerAction, NewManager, {
    defaultValues: { workspace, email: email ?? '', grants: [] },
    onSuccess: ({ name }) => {
      toast(t('added', { name }));
      close();
    },
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('add')}>{t('addLead')}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <EmailField workspace={workspace} />
        <RightsGrid model={modelOf(modelId)} />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('add')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}

/** Suggests people with an account (S4.11); a person without one is refused, with a link to create it (S4.3). */
function EmailField({ workspace }: { workspace: string }) {
  const t = useTranslations('managers');
  const list = useId();
  const typed: string = useWatch({ name: 'email' });
  const { errors } = useFormState({ name: 'email' });
  const [found, setFound] = useState<Candidate[]>([]);
  const isUnknown = errors.email?.message === 'no-account';

  useEffect(() => {
    let isCurrent = true;
    void answerOf(() => findManagersAction({ workspace, q: typed.slice(0, 100) })).then((answer) => {
      if (isCurrent && answer?.ok) setFound(answer.data);
    });
    return () => {
      isCurrent = false;
    };
  }, [workspace, typed]);

  return (
    <div className="grid gap-1.5">
      <Field name="email" label={t('email')} help={t('emailHelp')}>
        {(control) => <Input {...control} list={list} type="email" autoComplete="off" />}
      </Field>
      <datalist id={list}>
        {found.map(({ id, name, email }) => (
          <option key={id} value={email}>
            {name}
          </option>
        ))}
      </datalist>
      {isUnknown && (
        <Link
          href={`/w/${workspace}/settings/users/new?email=${encodeURIComponent(typed.trim())}`}
          className="type-13 justify-self-start rounded-1 font-medium text-accent underline"
        >
          {t('createAccount')}
        </Link>
      )}
    </div>
  );
}
