'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { Glyph } from '@/components/ui/glyph';
import { PopoverTitle } from '@/components/ui/popover';
import { rightAreas } from '@/lib/access/models/right-areas';
import type { AccessModel } from '@/lib/policy/model';
import { RoleSummary } from './internal/role-summary';
import { useLockSurroundings } from './lock-context';
import { RoleIcon } from './role-icon';

interface RoleCardProps {
  model: AccessModel;
  role: string;
  held?: readonly string[];
}

/** A role in a popover (R10, S0.6). `people` is the number of members with the role. */
export function RoleCard({ people, ...props }: RoleCardProps & { people?: number }) {
  const { model, role } = props;
  const t = useTranslations('lock');
  const words = useTranslations('roles');
  return (
    <>
      <header className="flex items-center gap-2 px-3 pt-3 pb-1">
        <RoleIcon model={model} role={role} />
        <PopoverTitle className="flex-1 font-semibold">{words(`${model.id}.${role}.label`)}</PopoverTitle>
        {people !== undefined && (
          <small className="text-[13px] text-ink-3">{t('people', { count: people })}</small>
        )}
      </header>
      <RoleDetails {...props} />
    </>
  );
}

/** The permissions of a role, or the rights of it that a person holds. */
export function RoleDetails({ model, role, held }: RoleCardProps) {
  const t = useTranslations('lock');
  const words = useTranslations('roles');
  const { rolesHref } = useLockSurroundings();
  return (
    <>
      <p className="type-13 px-3 pb-1 text-ink-2">{words(`${model.id}.${role}.description`)}</p>
      {held ? (
        <RightsList model={model} role={role} held={held} />
      ) : (
        <RoleSummary model={model} role={role} className="px-2 pt-1 pb-2.5" />
      )}
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

/** The rights by area: those that are held, then those that are not. */
function RightsList({ model, role, held }: { model: AccessModel; role: string; held: readonly string[] }) {
  const t = useTranslations();
  const format = useFormatter();
  const short = (ids: readonly string[]) => format.list(ids.map((id) => t(`rights.${model.id}.${id}.short`)));
  return (
    <ul className="type-13 grid gap-1.5 px-2 pt-1 pb-2.5 text-ink-2">
      {rightAreas(model, model.roles[role]?.rights ?? []).map(({ area, rights }) => {
        const has = rights.filter((id) => held.includes(id));
        const lacks = rights.filter((id) => !held.includes(id));
        return (
          <li key={area}>
            <b className="block px-1 font-medium text-ink">{t(`features.${area}.label`)}</b>
            {has.length > 0 && (
              <span className="flex min-h-6 items-start gap-1">
                <Glyph kind="yes" bare />
                <span className="pt-[3px]">{short(has)}</span>
              </span>
            )}
            {lacks.length > 0 && (
              <span className="flex min-h-6 items-start gap-1">
                <Glyph kind="lock" bare />
                <span className="pt-[3px]">{short(lacks)}</span>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
