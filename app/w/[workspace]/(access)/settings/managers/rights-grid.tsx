'use client';

import { useTranslations } from 'next-intl';
import { useController } from 'react-hook-form';
import { FieldError } from '@/components/form/field-error';
import { Checkbox } from '@/components/ui/checkbox';
import type { AccessModel } from '@/lib/policy/model';
import { withBrought } from '@/lib/policy/rights';

export const rightVerbs = ['read', 'create', 'update', 'delete'] as const;

/** The areas whose rights can be given individually, in the model's order, each with its rights by verb (S4.4). */
export function areasOf({ rights }: AccessModel): string[] {
  const [first] = rightVerbs;
  return Object.keys(rights).flatMap((id) =>
    id.endsWith(`-${first}`) ? [id.slice(0, -first.length - 1)] : [],
  );
}

/**
 * A row per area, a checkbox per right. Checking a right checks those it needs; unchecking it unchecks those that
 * need it.
 */
export function RightsGrid({ model }: { model: AccessModel }) {
  const t = useTranslations('managers');
  const features = useTranslations('features');
  const { field } = useController({ name: 'grants' });
  const held: readonly string[] = field.value;

  function toggle(right: string, isGiven: boolean) {
    const kept = isGiven
      ? [...withBrought(model, [...held, right])]
      : held.filter((id) => !withBrought(model, [id]).has(right));
    field.onChange(kept);
  }

  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{t('rights')}</legend>
      <div className="scrolls-x rounded-3 border">
        <table className="w-full">
          <thead>
            <tr className="type-12 border-b bg-sunken text-ink-3">
              <th scope="col" className="px-3 py-2 text-left font-medium">
                {t('area')}
              </th>
              {rightVerbs.map((verb) => (
                <th key={verb} scope="col" className="w-20 px-1 py-2 font-medium">
                  {t(`verbs.${verb}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areasOf(model).map((area) => (
              <tr key={area} className="border-b last:border-b-0">
                <th scope="row" className="px-3 py-2 text-left font-normal">
                  {features(`${area}.label`)}
                </th>
                {rightVerbs.map((verb) => {
                  const right = `${area}-${verb}`;
                  return (
                    <td key={verb} className="px-1 text-center">
                      <span className="inline-grid size-8 place-items-center max-tablet:size-11">
                        <Checkbox
                          aria-label={t('rightOf', {
                            area: features(`${area}.label`),
                            right: t(`verbs.${verb}`),
                          })}
                          checked={held.includes(right)}
                          onCheckedChange={(checked) => toggle(right, checked === true)}
                        />
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <FieldError name="grants" />
    </fieldset>
  );
}
