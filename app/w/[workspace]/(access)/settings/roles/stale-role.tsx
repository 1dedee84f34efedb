'use client';

import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { StalePageNotice } from '@/components/form/stale-notice';
import { factsOf } from '@/lib/access/models/permissions';
import type { RoleView } from '@/lib/access/roles/role-view';
import type { Permission } from '@/lib/policy/model';

/** Another person changed the role first. */
export function StaleRole({ own }: { own: RoleView }) {
  const t = useTranslations('roleForm');
  const form = useFormContext<Pick<RoleView, 'label' | 'description' | 'permissions' | 'version'>>();
  const typed = form.getValues();
  const words = usePermissionWords();
  return (
    <StalePageNotice
      saved={own.version}
      onRead={(version) => form.setValue('version', version)}
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

/** Names the permissions that a role holds beyond another. */
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
