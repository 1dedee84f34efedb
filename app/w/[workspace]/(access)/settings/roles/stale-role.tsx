'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { useFormContext } from 'react-hook-form';
import { BothVersions } from '@/components/form/both-versions';
import { factsOf } from '@/lib/access/models/permissions';
import type { RoleView } from '@/lib/access/roles/role-view';
import type { Permission } from '@/lib/policy/model';

/** Someone else was faster: the page is read again, and the next Save builds on what it says. */
export function StaleRole({ own }: { own: RoleView }) {
  const t = useTranslations('roleForm');
  const form = useFormContext<Pick<RoleView, 'label' | 'description' | 'permissions' | 'version'>>();
  const { refresh } = useRouter();
  const typed = form.getValues();
  const build = useEffectEvent((version: number) => form.setValue('version', version));
  const words = usePermissionWords();
  useEffect(refresh, [refresh]);
  useEffect(() => build(own.version), [own.version]);
  return (
    <BothVersions
      title={t('stale')}
      versions={[
        { field: t('label'), saved: own.label, own: typed.label },
        { field: t('description'), saved: own.description, own: typed.description },
        {
          field: t('permissionsApart'),
          saved: words(own.permissions, typed.permissions),
          own: words(typed.permissions, own.permissions),
        },
      ]}
    />
  );
}

/** Names what a role holds beyond another. */
function usePermissionWords() {
  const t = useTranslations();
  return (held: readonly Permission[], beyond: readonly Permission[]) =>
    held
      .filter((permission) => !beyond.includes(permission))
      .map((permission) => {
        const area = factsOf(permission)?.feature;
        const verb = t(`permissions.${permission}`);
        return area ? `${t(`features.${area}.label`)} – ${verb}` : verb;
      })
      .join(', ') || '–';
}
