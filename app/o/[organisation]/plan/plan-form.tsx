'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { StalePageNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { PlanEffects } from '@/lib/access/subscription/plan-effects';
import type { Plan } from '@/lib/policy/model';
import { changeOrganisationPlanAction } from './actions';

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
      <Effects effects={effects} chosen={chosen} />
      <SubmitButton className="self-start" disabled={chosen === current}>
        {t('change')}
      </SubmitButton>
    </ActionForm>
  );
}

function Effects({ effects, chosen }: { effects: PlanEffects; chosen: Plan }) {
  const t = useTranslations('organisationPlan');
  const labels = useTranslations('restrictions');
  const { plan, model, restrictions } = effects;
  const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;
  const changed = restrictions.filter(({ plans }) => plans.includes(plan) !== plans.includes(chosen));
  return (
    <section aria-live="polite" className="grid gap-1.5">
      <h2 className="font-medium">{t('effects')}</h2>
      {changed.length === 0 ? (
        <p className="text-ink-2">{t(chosen === plan ? 'current' : 'nothingChanges')}</p>
      ) : (
        <ul className="grid gap-1.5">
          {changed.map(({ id, plans, members }) => {
            const restriction = labels(`${model}.${id}.label`);
            return (
              <li key={id}>
                {plans.includes(chosen)
                  ? t.rich('opens', { restriction, b })
                  : t.rich('closes', { restriction, count: members, b })}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
