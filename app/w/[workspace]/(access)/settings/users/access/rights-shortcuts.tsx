'use client';

import { useTranslations } from 'next-intl';
import type { RightOffer } from '@/lib/policy/changes/offers';

/** Checks all rights that the actor may give, or none (S2.4), as a start for removing or adding a few. */
export function RightsShortcuts(props: {
  offers: readonly RightOffer[];
  held: readonly string[];
  onSet: (rights: readonly string[]) => void;
}) {
  const t = useTranslations('users.rights');
  const { offers, held, onSet } = props;
  const all = offers.filter(({ id, decision }) => decision.allowed || held.includes(id)).map(({ id }) => id);
  return (
    <span className="type-13 ml-auto flex gap-3 font-normal">
      <button type="button" className="link" onClick={() => onSet(all)}>
        {t('all')}
      </button>
      <button type="button" className="link" onClick={() => onSet([])}>
        {t('none')}
      </button>
    </span>
  );
}
