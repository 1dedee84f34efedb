'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { MadeOnce } from '@/components/shell/made-once';
import { CopyField } from '@/components/ui/copy-field';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { KeyRound } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { ShownOnce } from '@/components/ui/shown-once';
import { validDays } from '@/lib/access/provisioning/tokens/valid-days';
import { createDirectoryTokenAction } from './actions';

const schema = () => import('./inputs').then((module) => module.CreateDirectoryToken);

/** The button that makes a directory token, and the dialog that shows the token this one time. */
export function NewToken({ organisation, address }: { organisation: string; address: string }) {
  const t = useTranslations('directory');
  return (
    <MadeOnce<string>
      icon={<KeyRound aria-hidden />}
      label={t('new')}
      form={(onMade) => <NewTokenForm organisation={organisation} onMade={onMade} />}
      shown={(token) => (
        <ShownOnce title={t('made')} lead={t('once')}>
          <CopyField value={token} label={t('copy')} />
          <p className="type-13 text-ink-2">{t('howTo')}</p>
          <CopyField value={address} label={t('copyAddress')} />
        </ShownOnce>
      )}
    />
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
