'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { FieldError } from '@/components/form/field-error';
import { rightAreas } from '@/lib/access/models/right-areas';
import { offeredRights, type RightOffer } from '@/lib/policy/changes/offers';
import { withBrought, withoutRight } from '@/lib/policy/rights';
import { useUsersPage } from '../users-page-context';
import { RightArea, type RightsEffect } from './right-area';
import { RightsShortcuts } from './rights-shortcuts';

/**
 * The rights of a role, individually, by area (S2.1, S2.3, S4.4). Checking a right adds those it needs, unchecking it
 * removes those that need it, and the form says so (S2.9–S2.11). Rights that the actor may not give are locked, with
 * the reason (R3).
 *
 * @param before the member's current rights: changed areas are marked
 */
export function RightOptions({ role, before }: { role: string; before?: readonly string[] }) {
  const t = useTranslations('users.rights');
  const { model, access } = useUsersPage();
  const { field } = useController({ name: 'grants' });
  const [effect, setEffect] = useState<RightsEffect | null>(null);
  const offers = offeredRights(access, role);
  const held: readonly string[] = field.value ?? [];
  if (offers.length === 0) return null;

  function toggle(right: string, isOn: boolean) {
    const after = isOn ? [...withBrought(model, [...held, right])] : withoutRight(model, held, right);
    const [more, fewer] = isOn ? [after, held] : [held, after];
    const others = more.filter((id) => id !== right && !fewer.includes(id));
    setEffect(others.length > 0 ? { right, others, kind: isOn ? 'brought' : 'fell' } : null);
    field.onChange(after);
  }

  function set(rights: readonly string[]) {
    setEffect(null);
    field.onChange(rights);
  }

  const areas = rightAreas(
    model,
    offers.map(({ id }) => id),
  );
  const offer = new Map<string, RightOffer>(offers.map((each) => [each.id, each]));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 flex w-full items-baseline gap-1.5 font-medium">
        {t('title')}
        <small className="type-12 font-normal text-ink-3">
          {t('count', { held: held.length, all: offers.length })}
        </small>
        <RightsShortcuts offers={offers} held={held} onSet={set} />
      </legend>
      <div className="overflow-hidden rounded-3 border">
        {areas.map(({ area, rights }) => (
          <RightArea
            key={area}
            area={area}
            offers={rights.flatMap((id) => offer.get(id) ?? [])}
            held={held}
            before={before}
            effect={effect && rights.includes(effect.right) ? effect : null}
            onToggle={toggle}
          />
        ))}
      </div>
      <FieldError name="grants" />
    </fieldset>
  );
}
