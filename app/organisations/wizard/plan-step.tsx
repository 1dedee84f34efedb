'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useController } from 'react-hook-form';
import { NativeChoiceCard } from '@/components/ui/native-choice-card';
import { plans } from '@/lib/access/models/catalogue';
import { workspaceModels } from '@/lib/access/models/registry';
import type { Plan } from '@/lib/policy/model';

/**
 * Chooses a plan, with the features that only some plans offer (S1.27), read from the models so that the text cannot
 * differ. A plan that offers the same as the smaller one says so.
 */
export function PlanStep() {
  const t = useTranslations();
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  const { field } = useController({ name: 'plan' });
  const offers = (plan: Plan) =>
    workspaceModels.flatMap(({ id: model, restrictions }) =>
      Object.entries(restrictions)
        .filter(([, { plans: on }]) => on?.includes(plan))
        .map(([id]) => t(`restrictions.${model}.${id}.label`)),
    );
  const textOf = (plan: Plan, index: number) => {
    const offered = list.format(offers(plan));
    const before = plans[index - 1];
    if (before && list.format(offers(before)) === offered)
      return t('newOrganisation.offersSame', { plan: t(`plans.${before}`) });
    return offered
      ? t('newOrganisation.offers', { restrictions: offered })
      : t('newOrganisation.offersNothing');
  };
  return (
    <div
      role="radiogroup"
      aria-label={t('newOrganisation.steps.plan.title')}
      className="grid max-w-form gap-2"
    >
      {plans.map((plan, index) => (
        <NativeChoiceCard
          key={plan}
          name="plan"
          value={plan}
          label={t(`plans.${plan}`)}
          isChosen={plan === field.value}
          onChoose={() => field.onChange(plan)}
        >
          <p className="type-13 mt-1 pl-6 text-ink-2">{textOf(plan, index)}</p>
        </NativeChoiceCard>
      ))}
    </div>
  );
}
