'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { RoleIcon } from '@/components/lock/role-icon';
import { cn } from '@/components/ui/class-names';
import { Minus, Plus } from '@/components/ui/icons';
import { Select } from '@/components/ui/select';
import { fullest, withCustomRoles } from '@/lib/access/models/custom-roles';
import { difference, type FeatureChange, verdict } from '@/lib/policy/changes/difference';
import type { AccessModel, Permission } from '@/lib/policy/model';
import { VerdictBadge } from '../verdict-badge';
import { RoleEffects } from './role-effects';

const draft = 'own-draft';

/** What the role in the form has more and less than another role, updated while editing (B7). */
export function RoleDifference(props: {
  workspace: string;
  model: AccessModel;
  id: string | null;
  base?: string;
}) {
  const { workspace, model, id } = props;
  const t = useTranslations('roleForm');
  const words = useTranslations('roles');
  const [watched = '', permissions = []]: [string?, Permission[]?] = useWatch({
    name: ['base', 'permissions'],
  });
  const base = props.base ?? watched;
  const [chosen, choose] = useState<string | null>(null);
  const others = Object.keys(model.roles).filter((role) => role !== id);
  const other = chosen ?? base;
  const drafted = withCustomRoles(model, [{ id: draft, base, permissions, label: '', description: '' }]);
  const change = difference(fullest(model, other), fullest(drafted, draft));
  const name = words(`${model.id}.${other}.label`);
  return (
    <aside
      aria-label={t('compared')}
      className="flex flex-col overflow-auto border-l bg-sunken px-5 py-5 max-desk:border-t max-desk:border-l-0"
    >
      <h2 className="type-16 mb-2">{t('compared')}</h2>
      <Select
        aria-label={t('comparedWith')}
        value={other}
        onChange={choose}
        options={others.map((role) => ({
          value: role,
          label: words(`${model.id}.${role}.label`),
          icon: <RoleIcon model={model} role={role} />,
        }))}
      />
      <div aria-live="polite">
        <VerdictBadge verdict={verdict(change)} />
        <Side title={t('more', { role: name })} changes={change.gains} tone="gain" />
        <Side title={t('less', { role: name })} changes={change.loses} tone="lose" />
      </div>
      {id !== null && <RoleEffects workspace={workspace} id={id} permissions={permissions} />}
    </aside>
  );
}

const tones = {
  gain: { icon: Plus, tile: 'bg-accent-soft text-accent shadow-[inset_0_0_0_1px_var(--accent-line)]' },
  lose: { icon: Minus, tile: 'bg-surface text-ink-2 shadow-[inset_0_0_0_1px_var(--line)]' },
};

function Side(props: { title: string; changes: readonly FeatureChange[]; tone: keyof typeof tones }) {
  const t = useTranslations();
  const format = useFormatter();
  const { icon: Icon, tile } = tones[props.tone];
  return (
    <>
      <h3 className="type-12 mt-4 mb-1.5 text-ink-2">{props.title}</h3>
      {props.changes.length === 0 ? (
        <p className="type-13 text-ink-3">{t('users.changes.nothing')}</p>
      ) : (
        <ul className="grid gap-2">
          {props.changes.map(({ feature, permissions }) => (
            <li key={feature} className="flex gap-2.5">
              <span aria-hidden className={cn('grid size-5 flex-none place-items-center rounded-1', tile)}>
                <Icon className="icon-12" />
              </span>
              <div className="min-w-0">
                <b className="font-medium">{t(`features.${feature}.label`)}</b>
                <p className="type-13 text-ink-2">
                  {format.list(permissions.map((permission) => t(`permissions.${permission}`)))}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
