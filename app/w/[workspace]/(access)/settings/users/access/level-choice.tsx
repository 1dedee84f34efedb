'use client';

import { useTranslations } from 'next-intl';
import { useController } from 'react-hook-form';
import { FieldError } from '@/components/form/field-error';
import { LockTile } from '@/components/lock/locked-button';
import { RoleIcon } from '@/components/lock/role-icon';
import { ChoiceCard } from '@/components/ui/choice-card';
import { RadioGroup } from '@/components/ui/radio';
import { useUsersPage } from '../users-page-context';
import { AllPermissions } from './all-permissions';
import { LevelLine } from './level-line';
import { LevelLines } from './level-lines';
import { useLevels } from './levels';
import { useAccessChoice } from './use-access-choice';

/**
 * Access level: cards that show what each level allows (R10), or lines where space is short. A level that the actor
 * may not give is locked, with the reason (R3, R5).
 * @param before the level that the member has: named as soon as another is chosen
 * @param except a level that is not offered
 */
export function LevelChoice(props: { look: 'cards' | 'lines'; before?: string; except?: string }) {
  const { look, before, except } = props;
  const t = useTranslations();
  const { model } = useUsersPage();
  const choose = useAccessChoice();
  const { field } = useController({ name: 'role' });
  const offered = useLevels().filter(({ role }) => role !== except);
  const levels = offered.map(({ role, decision }) => ({
    role,
    label: t(`roles.${model.id}.${role}.label`),
    decision,
  }));

  return (
    <fieldset className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <legend id="level-legend" className="font-medium">
          {t('users.accessLevel')}
        </legend>
        <AllPermissions />
      </div>
      <RadioGroup
        aria-labelledby="level-legend"
        value={field.value}
        onValueChange={(role) => choose(String(role))}
        className={
          look === 'cards'
            ? 'grid-cols-[repeat(auto-fit,minmax(190px,1fr))] max-tablet:grid-cols-1'
            : 'gap-0 overflow-hidden rounded-3 border'
        }
      >
        {levels.map(({ role, label, decision }) => {
          const icon = <RoleIcon model={model} role={role} />;
          const isLocked = decision.allowed === false;
          if (look === 'lines')
            return <LevelLine key={role} role={role} label={label} icon={icon} decision={decision} />;
          return (
            <div key={role} className="relative grid">
              <ChoiceCard value={role} label={label} icon={isLocked ? undefined : icon} disabled={isLocked}>
                <LevelLines model={model} role={role} className="mt-2" />
              </ChoiceCard>
              {isLocked && <LockTile label={label} decision={decision} className="absolute top-2 right-2" />}
            </div>
          );
        })}
      </RadioGroup>
      {before && before !== field.value && (
        <p className="type-13 text-ink-3">
          {t('users.was', { value: t(`roles.${model.id}.${before}.label`) })}
        </p>
      )}
      <FieldError name="role" />
    </fieldset>
  );
}
