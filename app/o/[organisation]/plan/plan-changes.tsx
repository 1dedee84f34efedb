'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PlanEffects } from '@/lib/access/subscription/plan-effects';
import type { Plan } from '@/lib/policy/model';

/** What the chosen plan opens and closes, in people, before it is saved (B2). */
export function PlanChanges({ effects, chosen }: { effects: PlanEffects; chosen: Plan }) {
  const t = useTranslations('organisationPlan');
  const lines = useChangeLines(effects, chosen);
  return (
    <section aria-live="polite" className="grid gap-1.5">
      <h2 className="font-medium">{t('effects')}</h2>
      {lines.length === 0 ? (
        <p className="text-ink-2">{t(chosen === effects.plan ? 'current' : 'nothingChanges')}</p>
      ) : (
        <ul className="grid gap-1.5">
          {lines.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function useChangeLines({ plan, model, restrictions, changes }: PlanEffects, chosen: Plan) {
  const t = useTranslations('organisationPlan');
  const labels = useTranslations('restrictions');
  const features = useTranslations('features');
  const people = useTranslations('roleForm.effects');
  const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;
  const change = changes.find((each) => each.plan === chosen);
  const ofFeatures = (change?.features ?? []).flatMap(({ feature, gain, lose }) => {
    const name = features(`${feature}.label`);
    return [
      { id: `${feature} lose`, count: lose, text: people('lose', { count: lose, feature: name }) },
      { id: `${feature} gain`, count: gain, text: people('gain', { count: gain, feature: name }) },
    ].filter(({ count }) => count > 0);
  });
  const ofRestrictions = restrictions
    .filter(({ plans }) => plans.includes(plan) !== plans.includes(chosen))
    .map(({ id, plans, members, others }) => {
      const restriction = labels(`${model}.${id}.label`);
      const text = plans.includes(chosen)
        ? t.rich('opens', { restriction, others, b })
        : t.rich('closes', { restriction, count: members, b });
      return { id, text };
    });
  return [...ofFeatures, ...ofRestrictions];
}
