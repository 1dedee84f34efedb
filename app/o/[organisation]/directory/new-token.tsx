'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogClose,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { KeyRound } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { validDays } from '@/lib/access/provisioning/tokens/valid-days';
import { createDirectoryTokenAction } from './actions';

const schema = () => import('./inputs').then((module) => module.CreateDirectoryToken);

/** The button that makes a directory token, and the dialog that shows the token this one time. */
export function NewToken({ organisation, address }: { organisation: string; address: string }) {
  const t = useTranslations('directory');
  const { opened, close } = useDialogAddress();
  const [token, setToken] = useState<string | null>(null);

  function leave() {
    setToken(null);
    close();
  }

  return (
    <>
      <DialogButton opens="add" variant="primary" icon={<KeyRound aria-hidden />}>
        {t('new')}
      </DialogButton>
      <Dialog open={opened === 'add'} onOpenChange={(isOpen) => !isOpen && leave()}>
        <DialogContent>
          {token === null ? (
            <NewTokenForm organisation={organisation} onMade={setToken} />
          ) : (
            <ShownOnce token={token} address={address} />
          )}
        </DialogContent>
      </Dialog>
    </>
  );
}

function NewTokenForm({ organisation, onMade }: { organisation: string; onMade: (token: string) => void }) {
  const t = useTranslations('directory');
  const { form, submit, error } = useActionForm(createDirectoryTokenAction, schema, {
    defaultValues: { organisation, name: '', days: '365' },
    onSuccess: ({ token }) => onMade(token),
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('new')}>{t('lead')}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <Field name="name" label={t('name')} help={t('nameHelp')}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
        <ControlledField name="days" label={t('days')}>
          {({ ref: _, ...control }) => (
            <Select
              {...control}
              options={validDays.map((days) => ({ value: String(days), label: t('dayCount', { days }) }))}
            />
          )}
        </ControlledField>
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('create')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}

function ShownOnce({ token, address }: { token: string; address: string }) {
  const t = useTranslations('directory');
  return (
    <>
      <DialogHead title={t('made')} />
      <DialogBody>
        <p className="text-ink-2">{t('once')}</p>
        <CopyField value={token} label={t('copy')} />
        <p className="type-13 text-ink-2">{t('howTo')}</p>
        <CopyField value={address} label={t('copyAddress')} />
      </DialogBody>
      <DialogFoot>
        <DialogClose render={<Button size="lg" variant="primary" />}>{t('done')}</DialogClose>
      </DialogFoot>
    </>
  );
}
