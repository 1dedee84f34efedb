'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { LockTile } from '@/components/lock/locked-button';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/class-names';
import type { RightOffer } from '@/lib/policy/changes/offers';
import type { FeatureId } from '@/lib/policy/model';
import { useUsersPage } from '../users-page-context';

/** The effect of changing a right on others: added with it, or removed with it. */
export interface RightsEffect {
  right: string;
  others: readonly string[];
  kind: 'brought' | 'fell';
}

/** The rights of one area in a line; below them, the effect of the last change on other rights. */
export function RightArea(props: {
  area: FeatureId;
  offers: readonly RightOffer[];
  held: readonly string[];
  before?: readonly string[];
  effect: RightsEffect | null;
  onToggle: (right: string, isOn: boolean) => void;
}) {
  const { area, offers, held, before, effect } = props;
  const t = useTranslations();
  const format = useFormatter();
  const { model } = useUsersPage();
  const short = (id: string) => t(`rights.${model.id}.${id}.short`);
  const was = before && offers.map(({ id }) => id).filter((id) => before.includes(id));
  const isChanged = was !== undefined && offers.some(({ id }) => before?.includes(id) !== held.includes(id));
  return (
    <div
      className={cn(
        'flex min-h-11 gap-4 border-b px-3 py-2.5 last:border-b-0 max-tablet:flex-col max-tablet:gap-1.5',
        isChanged && 'shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <b className="w-36 flex-none font-medium leading-6 max-tablet:w-auto">{t(`features.${area}.label`)}</b>
      <div className="min-w-0 flex-1">
        <ul className="flex flex-wrap gap-x-5 gap-y-1.5">
          {offers.map((offer) => (
            <li key={offer.id} className="flex min-h-6 items-center gap-1.5 max-tablet:min-h-10">
              <RightBox offer={offer} isHeld={held.includes(offer.id)} onToggle={props.onToggle} />
            </li>
          ))}
        </ul>
        {isChanged && (
          <p className="type-13 mt-1 text-ink-2">
            {t('users.was', {
              value: was.length > 0 ? format.list(was.map(short)) : t('users.rights.noneOfThem'),
            })}
          </p>
        )}
        <p role="status" className="type-13 text-accent-ink empty:hidden">
          {effect &&
            t(`users.rights.${effect.kind}`, {
              right: short(effect.right),
              others: format.list(effect.others.map(short)),
            })}
        </p>
      </div>
    </div>
  );
}

/** A right that the actor may not give can still be removed: only an unchecked box is locked. */
function RightBox(props: {
  offer: RightOffer;
  isHeld: boolean;
  onToggle: (right: string, isOn: boolean) => void;
}) {
  const { offer, isHeld, onToggle } = props;
  const t = useTranslations('rights');
  const { model } = useUsersPage();
  const { id, decision } = offer;
  return (
    <>
      <label
        title={t(`${model.id}.${id}.description`)}
        className="flex cursor-pointer items-center gap-2 has-data-disabled:cursor-default has-data-disabled:text-ink-3"
      >
        <Checkbox
          aria-label={t(`${model.id}.${id}.label`)}
          checked={isHeld}
          disabled={!decision.allowed && !isHeld}
          onCheckedChange={(checked) => onToggle(id, checked)}
        />
        {t(`${model.id}.${id}.short`)}
      </label>
      {!decision.allowed && <LockTile label={t(`${model.id}.${id}.label`)} decision={decision} />}
    </>
  );
}
