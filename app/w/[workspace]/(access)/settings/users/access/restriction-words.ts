'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { Offer } from '@/lib/policy/changes/problems';
import { useUsersPage } from '../users-page-context';

/** The value of a choice without a restriction. */
export const none = 'none';

/** The names of a choice among restrictions and of its values, and what each value allows. */
export function useRestrictionWords(offers: readonly Offer[]) {
  const t = useTranslations();
  const list = new Intl.ListFormat(useLocale(), { type: 'conjunction' });
  const { model, plan } = useUsersPage();
  const [first] = offers;
  const id = first?.id ?? '';
  const group = first?.group ?? null;
  const refusal = first?.decision;
  const plans =
    refusal && !refusal.allowed && refusal.remedy.kind === 'upgrade'
      ? refusal.remedy.plans.map((each) => t(`plans.${each}`))
      : [];
  const notOnPlan = t('users.notOnPlan', { plans: list.format(plans), plan: t(`plans.${plan}`) });

  if (group) {
    return {
      label: t(`restrictionGroups.${model.id}.${group}.label`),
      description: (value: string) =>
        value === none
          ? t(`restrictionGroups.${model.id}.${group}.allowed`)
          : t(`restrictions.${model.id}.${value}.description`),
      notOnPlan,
      of: (value: string) =>
        value === none
          ? t(`restrictionGroups.${model.id}.${group}.none`)
          : t(`restrictions.${model.id}.${value}.short`),
    };
  }
  const isMask = (model.restrictions[id]?.masks?.length ?? 0) > 0;
  return {
    label: t(`restrictions.${model.id}.${id}.label`),
    description: (value: string) =>
      value === none
        ? t(`restrictions.${model.id}.${id}.allowed`)
        : t(`restrictions.${model.id}.${id}.description`),
    notOnPlan,
    of: (value: string) => {
      if (isMask) return value === none ? t('users.shown') : t('users.masked');
      return value === none ? t('users.allowed') : t('users.restricted');
    },
  };
}
