'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { plans } from '@/lib/access/models/catalogue';
import type { Plan } from '@/lib/policy/model';
import { changePlanAction } from './actions';

const schema = () => import('./inputs').then((module) => module.ChangePlan);

/** Shows and changes the plan. */
export function PlanForm({ workspace, plan }: { workspace: string; plan: Plan }) {
  const t = useTranslations('subscription');
  const names = useTranslations('plans');
  const { form, submit, error } = useActionForm(changePlanAction, schema, {
    defaultValues: { workspace, plan },
    onSuccess: (_, sent) => toast(t('changed', { plan: names(sent.plan) })),
  });
  return (
    <ActionForm form={form} submit={submit} className="max-w-form gap-4" aria-label={t('plan')}>
      <ControlledField name="plan" label={t('plan')}>
        {({ ref: _, ...control }) => (
          <Select {...control} options={plans.map((value) => ({ value, label: names(value) }))} />
        )}
      </ControlledField>
      <FormError error={error} />
      <SubmitButton className="self-start">{t('change')}</SubmitButton>
    </ActionForm>
  );
}
