'use client';

import { useTranslations } from 'next-intl';
import { ControlledField } from '@/components/form/field';
import { Select } from '@/components/ui/select';
import { availability } from '@/lib/policy/might-ever';
import { useUsersPage } from '../users-page-context';

/** The team that invited people join (S1.22); nothing where there is none, or the actor may not manage teams. */
export function TeamChoice() {
  const t = useTranslations('users');
  const { access, teams } = useUsersPage();
  if (teams.length === 0 || availability(access, 'teams.manage').state !== 'open') return null;
  const options = [
    { value: '', label: t('noTeam') },
    ...teams.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <ControlledField name="teamId" label={t('team')}>
      {({ ref: _, value, onChange, ...control }) => (
        <Select
          {...control}
          value={value ?? ''}
          onChange={(id: string) => onChange(id === '' ? null : id)}
          options={options}
        />
      )}
    </ControlledField>
  );
}
