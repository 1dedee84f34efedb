'use client';

import { useTranslations } from 'next-intl';
import { FieldError } from '@/components/form/field-error';
import { type Offer, offered } from '@/lib/policy/changes/problems';
import { useUsersPage } from '../users-page-context';
import { RestrictionOption } from './restriction-option';

/**
 * Advanced restrictions of a level, in words (S1.16–S1.26); renders nothing if the level has none (S1.8).
 *
 * @param before the member's current restrictions: changed options are marked, and those that the plan no longer
 * offers can be kept
 */
export function RestrictionOptions({ role, before }: { role: string; before?: readonly string[] }) {
  const t = useTranslations('users');
  const { model, plan } = useUsersPage();
  const choices = choicesOf(offered(model, role, plan));
  if (choices.length === 0) return null;
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 flex items-baseline gap-1.5 font-medium">
        {t('advancedRestrictions')}
        {!before && <small className="type-12 font-normal text-ink-3">{t('restrictionsHint')}</small>}
      </legend>
      <div className="overflow-hidden rounded-3 border">
        {choices.map((offers) => (
          <RestrictionOption key={offers[0]?.id} offers={offers} before={before} />
        ))}
      </div>
      <FieldError name="restrictions" />
    </fieldset>
  );
}

/** Restrictions of one group form one choice (S1.22, S1.23); each of the others is a separate choice. */
function choicesOf(offers: readonly Offer[]): Offer[][] {
  const choices = new Map<string, Offer[]>();
  for (const offer of offers) {
    const key = offer.group ?? offer.id;
    choices.set(key, [...(choices.get(key) ?? []), offer]);
  }
  return [...choices.values()];
}
