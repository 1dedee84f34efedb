'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { AccessModel } from '@/lib/policy/model';
import { useLockSurroundings } from './lock-context';
import { RoleCard } from './role-card';
import { RoleIcon } from './role-icon';

/**
 * A role's name; pressing it opens the role card (R10). `people` is the number of members with the role; `isIcon`
 * omits the name where the page already shows it.
 */
export function RoleButton(props: {
  model: AccessModel;
  role: string;
  people?: number;
  isIcon?: boolean;
  className?: string;
}) {
  const { model, role, people, isIcon = false, className } = props;
  const t = useTranslations('lock');
  const { roleCards } = useLockSurroundings();
  const label = useTranslations('roles')(`${model.id}.${role}.label`);
  return (
    <Popover>
      <PopoverTrigger
        // Without script, and in a new tab, the card is a page.
        render={roleCards ? <Link href={`${roleCards}/${role}`} prefetch={false} /> : undefined}
        aria-label={t('showPermissions', { role: label })}
        className={cn('role-name', className)}
      >
        <RoleIcon model={model} role={role} />
        {!isIcon && label}
      </PopoverTrigger>
      <PopoverContent sheetOnPhone className="w-72">
        <RoleCard model={model} role={role} people={people} />
      </PopoverContent>
    </Popover>
  );
}
