'use client';

import { useTranslations } from 'next-intl';
import { NativeSelect } from '@/components/ui/native-select';
import { useLevels } from '../access/levels';
import { useUsersPage } from '../users-page-context';

/** The levels that the actor may give (R3); the present one of a row is shown in any case. */
export function LevelSelect(props: {
  label: string;
  value: string;
  placeholder?: string;
  disabled?: boolean;
  onChange: (role: string) => void;
}) {
  const { label, value, placeholder, disabled, onChange } = props;
  const t = useTranslations('roles');
  const { model } = useUsersPage();
  const given = useLevels().filter(({ role, decision }) => decision.allowed || role === value);
  return (
    <NativeSelect
      aria-label={label}
      value={value}
      placeholder={placeholder}
      disabled={disabled}
      options={given.map(({ role }) => ({ value: role, label: t(`${model.id}.${role}.label`) }))}
      onChange={({ target }) => target.value && onChange(target.value)}
      className="h-8 max-w-52"
    />
  );
}
