'use client';

import { useTranslations } from 'next-intl';
import { useController, useWatch } from 'react-hook-form';
import { Field } from '@/components/form/field';
import { RoleButton } from '@/components/lock/role-button';
import { ChoiceCard } from '@/components/ui/choice-card';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio';
import { modelOf } from '@/lib/access/models/registry';
import { isRoleOfLevel } from '@/lib/policy/levels';
export interface Me {
  name: string;
  email: string;
}

/** Chooses the first owner: the creator, or an invited person; the creator is the owner until they accept (R2). */
export function OwnerStep({ me }: { me: Me }) {
  const t = useTranslations('newOrganisation');
  const { field } = useController({ name: 'owner' });
  const isOther = field.value !== null;
  const model = modelOf(useWatch({ name: 'model' }));
  const top = Object.keys(model.roles).find(
    (id) => model.roles[id]?.top && isRoleOfLevel(model.roles[id], 0),
  );
  return (
    <div className="grid max-w-form gap-4">
      {top && (
        <p className="flex items-center gap-2.5 text-ink-2">
          {t('asRole')}
          <RoleButton model={model} role={top} className="font-medium text-ink" />
        </p>
      )}
      <RadioGroup
        aria-label={t('steps.owner.title')}
        value={isOther ? 'other' : 'self'}
        onValueChange={(value) => field.onChange(value === 'other' ? '' : null)}
      >
        <ChoiceCard value="self" label={t('myself')}>
          <p className="type-13 mt-1 pl-6 text-ink-2">
            {me.name} · {me.email}
          </p>
        </ChoiceCard>
        <ChoiceCard value="other" label={t('somebody')}>
          <p className="type-13 mt-1 pl-6 text-ink-2">{t('somebodyHelp')}</p>
        </ChoiceCard>
      </RadioGroup>
      {isOther && (
        <Field name="owner" label={t('ownerEmail')}>
          {(control) => <Input {...control} size="gate" type="email" autoComplete="off" />}
        </Field>
      )}
    </div>
  );
}
