'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { StalePageNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { PlanEffects } from '@/lib/access/subscription/plan-effects';
import { changeOrganisationPlanAction } from './actions';
import { PlanChanges } from './plan-changes';

const schema = () => import('./inputs').then((module) => module.ChangeOrganisationPlan);

/** Chooses the plan beside what it opens and closes. */
export function OrganisationPlanForm(props: { organisation: string; effects: PlanEffects }) {
  const t = useTranslations('organisationPlan');
  const names = useTranslations('plans');
  const { organisation, effects } = props;
  const { plan: current, plans } = effects;
  const { form, submit, error } = useActionForm(changeOrganisationPlanAction, schema, {
    defaultValues: { organisation, from: current, plan: current },
    onSuccess: (_, { plan }) => toast(t('changed', { plan: names(plan) })),
  });
  const chosen = form.watch('plan');
  return (
    <ActionForm form={form} submit={submit} className="max-w-form gap-4" aria-label={t('plan')}>
      {error?.kind === 'stale' ? (
        <StalePageNotice
          saved={current}
          onRead={(now) => form.setValue('from', now)}
          onTakeOver={() => form.setValue('plan', current)}
          versions={[{ field: t('plan'), saved: names(current), own: names(chosen) }]}
        />
      ) : (
        <FormError error={error} />
      )}
      <ControlledField name="plan" label={t('plan')}>
        {({ ref: _, ...control }) => (
          <Select {...control} options={plans.map((value) => ({ value, label: names(value) }))} />
        )}
      </ControlledField>
      <PlanChanges effects={effects} chosen={chosen} />
      <SubmitButton className="self-start" disabled={chosen === current}>
        {t('change')}
      </SubmitButton>
    </ActionForm>
  );
}
