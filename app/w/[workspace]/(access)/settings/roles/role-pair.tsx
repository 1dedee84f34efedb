'use client';

import { useTranslations } from 'next-intl';
import { parseAsBoolean, parseAsString, useQueryStates } from 'nuqs';
import { RoleIcon } from '@/components/lock/role-icon';
import { Checkbox } from '@/components/ui/checkbox';
import { IconButton } from '@/components/ui/icon-button';
import { ArrowLeftRight } from '@/components/ui/icons';
import { Select } from '@/components/ui/select';
import type { AccessModel } from '@/lib/policy/model';
import type { RoleHead } from './role-head-cell';

/** The two compared roles, and whether equal rows are shown; in the address, so that the comparison can be sent. */
export function useRolePair(heads: readonly RoleHead[]) {
  const [chosen, set] = useQueryStates({
    first: parseAsString,
    second: parseAsString,
    onlyDifferences: parseAsBoolean.withDefault(true),
  });
  const first = heads.find(({ role }) => role === chosen.first) ?? heads[0];
  const second = heads.find(({ role }) => role === chosen.second) ?? heads[1];
  return {
    first,
    second,
    choose: (pair: { first: string | null; second: string | null }) => void set(pair),
    onlyDifferences: chosen.onlyDifferences,
    setOnlyDifferences: (onlyDifferences: boolean) => void set({ onlyDifferences }),
  };
}

export function RolePair(props: {
  model: AccessModel;
  heads: readonly RoleHead[];
  pair: ReturnType<typeof useRolePair>;
}) {
  const { model, heads, pair } = props;
  const t = useTranslations('matrix');
  const words = useTranslations('roles');
  const options = heads.map(({ role }) => ({
    value: role,
    label: words(`${model.id}.${role}.label`),
    icon: <RoleIcon model={model} role={role} />,
  }));
  const first = pair.first?.role ?? null;
  const second = pair.second?.role ?? null;
  const set = (one: string | null, other: string | null) => pair.choose({ first: one, second: other });
  return (
    <>
      <Select
        aria-label={t('firstRole')}
        options={options}
        value={first}
        onChange={(role) => set(role, role === second ? first : second)}
      />
      <IconButton
        label={t('swap')}
        icon={<ArrowLeftRight aria-hidden />}
        onClick={() => set(second, first)}
      />
      <Select
        aria-label={t('secondRole')}
        options={options}
        value={second}
        onChange={(role) => set(role === first ? second : first, role)}
      />
      <label className="ml-2 flex cursor-pointer items-center gap-2 whitespace-nowrap">
        <Checkbox checked={pair.onlyDifferences} onCheckedChange={pair.setOnlyDifferences} />
        {t('onlyDifferences')}
      </label>
    </>
  );
}
