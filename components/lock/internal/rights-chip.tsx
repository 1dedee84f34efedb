'use client';

import { useTranslations } from 'next-intl';
import { Chip } from '@/components/ui/chip';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { AccessModel } from '@/lib/policy/model';
import { RoleCard } from '../role-card';

/** The number of a role's rights that a member has; pressing it lists them on the role card (R10). */
export function RightsChip(props: { model: AccessModel; role: string; held: readonly string[] }) {
  const { model, role } = props;
  const t = useTranslations('lock');
  const offered = model.roles[role]?.rights ?? [];
  const held = offered.filter((id) => props.held.includes(id));
  const label = t('rights', { held: held.length, all: offered.length });
  return (
    <Popover>
      <PopoverTrigger render={<Chip className="flex-none" />} aria-label={t('showRights', { rights: label })}>
        {label}
      </PopoverTrigger>
      <PopoverContent sheetOnPhone className="w-80">
        <RoleCard model={model} role={role} held={held} />
      </PopoverContent>
    </Popover>
  );
}
