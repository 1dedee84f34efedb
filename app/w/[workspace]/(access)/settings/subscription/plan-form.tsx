'use client';

import { useTranslations } from 'next-intl';
import { PlanChanges } from '@/app/o/[organisation]/plan/plan-changes';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { PlanEffects } from '@/lib/access/subscription/plan-effects';
import { changePlanAction } from './actions';

const schema = () => import('./inputs').then((module) => module.ChangePlan);

/** Shows and changes the plan, beside what it opens and closes (B2). */
export function PlanForm({ workspace, effects }: { workspace: string; effects: PlanEffects }) {
  const t = useTranslations('subscription');
  const names = useTranslations('plans');
  const { form, submit, error } = useActionForm(changePlanAction, schema, {
    defaultValues: { workspace, plan: effects.plan },
    onSuccess: (_, sent) => toast(t('changed', { plan: names(sent.plan) })),
  });
  const chosen = form.watch('plan');
  return (
    <ActionForm form={form} submit={submit} className="max-w-form gap-4" aria-label={t('plan')}>
      <ControlledField name="plan" label={t('plan')}>
        {({ ref: _, ...control }) => (
          <Select {...control} options={effects.plans.map((value) => ({ value, label: names(value) }))} />
        )}
      </ControlledField>
      <PlanChanges effects={effects} chosen={chosen} />
      <FormError error={error} />
      <SubmitButton className="self-start" disabled={chosen === effects.plan}>
        {t('change')}
      </SubmitButton>
    </ActionForm>
  );
}
