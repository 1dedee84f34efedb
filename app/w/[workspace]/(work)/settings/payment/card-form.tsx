'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DateInput } from '@/components/ui/date-input';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { brands } from '@/lib/work/payment/payment-card';
import { addPaymentMethodAction } from './actions';

const schema = () => import('./inputs').then((module) => module.AddPaymentMethod);

/** The details that identify a card. It never asks for the number. */
export function CardForm({ workspace }: { workspace: string }) {
  const t = useTranslations('payment');
  const { form, submit, error } = useActionForm(addPaymentMethodAction, schema, {
    defaultValues: { workspace, brand: 'visa', lastFour: '', expires: '' },
    onSuccess: () => {
      form.reset();
      toast(t('added'));
    },
  });
  return (
    <ActionForm form={form} submit={submit} className="max-w-form gap-4" aria-label={t('add')}>
      <ControlledField name="brand" label={t('brand')}>
        {({ ref: _, ...control }) => (
          <Select {...control} options={brands.map((value) => ({ value, label: t(`brands.${value}`) }))} />
        )}
      </ControlledField>
      <Field name="lastFour" label={t('lastFour')} help={t('lastFourHelp')}>
        {(control) => <Input {...control} inputMode="numeric" maxLength={4} autoComplete="off" />}
      </Field>
      <Field name="expires" label={t('expires')}>
        {(control) => <DateInput {...control} type="month" />}
      </Field>
      <FormError error={error} />
      <SubmitButton className="self-start">{t('add')}</SubmitButton>
    </ActionForm>
  );
}
