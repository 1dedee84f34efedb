'use client';

import type { BaseSyntheticEvent, ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { DialogBody, DialogCancel, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import type { ActionError } from '@/lib/platform/action-result';
import { ActionForm } from './action-form';
import { Field } from './field';
import { FormError } from './form-error';
import { SubmitButton } from './submit-button';

/**
 * The form of a dialog that gives a record another name, in its field `name`.
 *
 * @param props `stale` is shown instead of the error when the record has changed in between
 */
export function RenameForm<Values extends FieldValues, Output>(props: {
  form: UseFormReturn<Values, unknown, Output>;
  submit: (event?: BaseSyntheticEvent) => Promise<void>;
  error: ActionError | null;
  title: string;
  lead?: string;
  label: string;
  stale: ReactNode;
  /** The label of the button. */
  rename: string;
}) {
  const { form, submit, error } = props;
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={props.title}>{props.lead}</DialogHead>
      <DialogBody>
        {error?.kind === 'stale' ? props.stale : <FormError error={error} />}
        <Field name="name" label={props.label}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{props.rename}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
