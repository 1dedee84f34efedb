'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { Popover, PopoverContent, PopoverTitle, PopoverTrigger } from '@/components/ui/popover';
import type { AccessModel } from '@/lib/policy/model';
import { useLockSurroundings } from './lock-context';
import { RoleIcon } from './role-icon';
import { RoleSummary } from './role-summary';

/** A role wherever it stands: pressing it reveals its permissions (R10). `people` is how many hold it. */
export function RoleButton(props: { model: AccessModel; role: string; people?: number; className?: string }) {
  const { model, role } = props;
  const t = useTranslations('lock');
  const label = useTranslations('roles')(`${model.id}.${role}.label`);
  return (
    <Popover>
      <PopoverTrigger
        aria-label={t('showPermissions', { role: label })}
        className={cn(
          '-ml-1.5 inline-flex h-[26px] items-center gap-1.5 whitespace-nowrap rounded-1 px-1.5 hover:bg-press data-popup-open:bg-press',
          props.className,
        )}
      >
        <RoleIcon model={model} role={role} />
        {label}
      </PopoverTrigger>
      <PopoverContent sheetOnPhone className="w-72">
        <RoleCard {...props} />
      </PopoverContent>
    </Popover>
  );
}

function RoleCard({ model, role, people }: { model: AccessModel; role: string; people?: number }) {
  const t = useTranslations('lock');
  const words = useTranslations('roles');
  const { rolesHref } = useLockSurroundings();
  return (
    <>
      <header className="flex items-center gap-2 px-3 pt-3 pb-1">
        <RoleIcon model={model} role={role} />
        <PopoverTitle className="flex-1 font-semibold">{words(`${model.id}.${role}.label`)}</PopoverTitle>
        {people !== undefined && (
          <small className="text-[13px] text-ink-3">{t('people', { count: people })}</small>
        )}
      </header>
      <p className="type-13 px-3 pb-1 text-ink-2">{words(`${model.id}.${role}.description`)}</p>
      <RoleSummary model={model} role={role} className="px-2 pt-1 pb-2.5" />
      {rolesHref && (
        <footer className="border-t px-3 py-2.5">
          <Link href={rolesHref} className="link text-[13px]">
            {t('seeAll')}
          </Link>
        </footer>
      )}
    </>
  );
}
