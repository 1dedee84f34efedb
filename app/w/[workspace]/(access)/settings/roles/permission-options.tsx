'use client';

import { useTranslations } from 'next-intl';
import { useController, useWatch } from 'react-hook-form';
import { FieldError } from '@/components/form/field-error';
import { Checkbox } from '@/components/ui/checkbox';
import { holdable } from '@/lib/access/models/custom-roles';
import { groupHeading } from '@/lib/access/models/group-heading';
import { factsOf, permissionsOf, withImplied } from '@/lib/access/models/permissions';
import { accessOf } from '@/lib/policy/access';
import { hasBit } from '@/lib/policy/bit-set';
import type { AccessModel, Assignment, Permission, Self } from '@/lib/policy/model';
import { byGroup } from '@/lib/policy/overviews/matrix';
import { withDependents } from '@/lib/policy/permission-table';

/**
 * The permissions of a role, by area: all that its base role can hold. Checking one checks those it needs; unchecking
 * one unchecks those that need it.
 */
export function PermissionOptions(props: {
  model: AccessModel;
  actor: { assignment: Assignment; self: Self };
  base?: string;
}) {
  const { model, actor } = props;
  const t = useTranslations();
  const { field } = useController({ name: 'permissions' });
  const watched: string | undefined = useWatch({ name: 'base' });
  const base = props.base ?? watched ?? '';
  const possible = new Set(holdable(model, base));
  const held: readonly Permission[] = field.value;
  const mayGive = useMayGive(model, actor);

  function toggle(permissions: readonly Permission[], isOn: boolean) {
    const facts = permissionsOf(model.features);
    const after = isOn
      ? withImplied(new Set([...held, ...permissions]))
      : new Set(held.filter((each) => !withDependents(new Set(permissions), facts).has(each)));
    field.onChange([...possible].filter((each) => after.has(each)));
  }

  return (
    <div className="grid gap-4">
      {byGroup(model).map(({ group, features }) => {
        const shown = features.filter((feature) =>
          permissionsOf([feature]).some(({ permission }) => possible.has(permission)),
        );
        if (shown.length === 0) return null;
        return (
          <fieldset key={group} className="grid gap-1.5">
            <legend className="mb-1.5 font-medium">{t(`groups.${groupHeading(model, group)}`)}</legend>
            <div className="overflow-hidden rounded-3 border">
              {shown.map((feature) => {
                const all = permissionsOf([feature])
                  .map(({ permission }) => permission)
                  .filter((permission) => possible.has(permission));
                const on = all.filter((permission) => held.includes(permission));
                return (
                  <div
                    key={feature}
                    className="flex min-h-11 gap-4 border-b px-3 py-2.5 last:border-b-0 max-tablet:flex-col max-tablet:gap-1.5"
                  >
                    <label className="flex w-44 flex-none cursor-pointer items-start gap-2 font-medium leading-6 max-tablet:w-auto">
                      <Checkbox
                        className="mt-1"
                        checked={on.length === all.length}
                        indeterminate={on.length > 0 && on.length < all.length}
                        onCheckedChange={(checked) => toggle(checked ? all.filter(mayGive) : all, checked)}
                      />
                      {t(`features.${feature}.label`)}
                    </label>
                    <ul className="flex min-w-0 flex-1 flex-wrap gap-x-5 gap-y-1.5">
                      {all.map((permission) => (
                        <li key={permission} className="flex min-h-6 items-center max-tablet:min-h-10">
                          <label className="flex cursor-pointer items-center gap-2 has-data-disabled:cursor-default has-data-disabled:text-ink-3">
                            <Checkbox
                              checked={held.includes(permission)}
                              disabled={!mayGive(permission) && !held.includes(permission)}
                              onCheckedChange={(checked) => toggle([permission], checked)}
                            />
                            {t(`permissions.${permission}`)}
                          </label>
                        </li>
                      ))}
                    </ul>
                  </div>
                );
              })}
            </div>
          </fieldset>
        );
      })}
      <FieldError name="permissions" />
    </div>
  );
}

/** Permissions beyond the actor's own, or beyond the role in which they give, are locked (R3). */
function useMayGive(model: AccessModel, { assignment, self }: { assignment: Assignment; self: Self }) {
  const role = model.roles[assignment.role]?.givesAs ?? assignment.role;
  const { granted } = accessOf(model, { ...assignment, role }, self).compiled;
  return (permission: Permission) => hasBit(granted, factsOf(permission)?.index ?? -1);
}
