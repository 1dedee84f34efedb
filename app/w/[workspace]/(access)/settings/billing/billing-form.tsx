'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { StalePageNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { BillingDetails } from '@/lib/access/billing/billing-details';
import type { Decision } from '@/lib/policy/model';
import { updateBillingAction } from './actions';

const schema = () => import('./inputs').then((module) => module.UpdateBilling);

const fields = [
  { name: 'company', autoComplete: 'organization' },
  { name: 'address', autoComplete: 'street-address' },
  { name: 'postalCode', autoComplete: 'postal-code' },
  { name: 'city', autoComplete: 'address-level2' },
  { name: 'country', autoComplete: 'country' },
  { name: 'vatNumber', autoComplete: 'off' },
  { name: 'email', autoComplete: 'email' },
] as const;

/** The form of the billing details. */
export function BillingForm(props: {
  details: BillingDetails;
  /** Names in the reader's language, in its order. */
  countries: readonly { code: string; name: string }[];
  workspace: string;
  decision: Decision;
}) {
  const t = useTranslations('billingData');
  const { details, countries, workspace, decision } = props;
  const textOf = (field: (typeof fields)[number]['name'], value: string) =>
    (field === 'country' ? countries.find(({ code }) => code === value)?.name : value) || '–';
  const { form, submit, error } = useActionForm(updateBillingAction, schema, {
    defaultValues: { workspace, ...details },
    onSuccess: ({ version }, sent) => {
      form.reset({ ...sent, version });
      toast(t('saved'));
    },
  });
  return (
    <ActionForm form={form} submit={submit} className="max-w-[376px] gap-4" aria-label={t('title')}>
      {error?.kind === 'stale' ? (
        <StalePageNotice
          saved={details.version}
          onRead={(now) => form.setValue('version', now)}
          onTakeOver={() => form.reset({ workspace, ...details })}
          versions={fields.map(({ name }) => ({
            field: t(`fields.${name}`),
            saved: textOf(name, details[name]),
            own: textOf(name, form.getValues(name)),
          }))}
        />
      ) : (
        <FormError error={error} />
      )}
      {fields.map(({ name, autoComplete }) =>
        name === 'country' ? (
          <ControlledField key={name} name={name} label={t('fields.country')}>
            {({ ref: _, value, ...control }) => (
              <Select
                {...control}
                value={value || null}
                disabled={!decision.allowed}
                placeholder={t('choose')}
                options={countries.map(({ code, name: label }) => ({ value: code, label }))}
              />
            )}
          </ControlledField>
        ) : (
          <Field key={name} name={name} label={t(`fields.${name}`)}>
            {(control) => <Input {...control} autoComplete={autoComplete} readOnly={!decision.allowed} />}
          </Field>
        ),
      )}
      {decision.allowed ? (
        <SubmitButton className="self-start">{t('save')}</SubmitButton>
      ) : (
        <LockedButton label={t('save')} decision={decision} className="self-start" />
      )}
    </ActionForm>
  );
}
