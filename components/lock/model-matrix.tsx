'use client';

import { useTranslations } from 'next-intl';
import { Glyph } from '@/components/ui/glyph';
import { groupHeading } from '@/lib/access/models/group-heading';
import type { AccessModel } from '@/lib/policy/model';
import { type Cell, matrix } from '@/lib/policy/overviews/matrix';
import { RoleButton } from './role-button';

const glyphs = { yes: 'yes', restrictable: 'lock', never: 'never' } as const;

/** An access model as a matrix: the three glyphs for each role and feature, assuming that every requirement is met. */
export function ModelMatrix({ model }: { model: AccessModel }) {
  const t = useTranslations();
  const { roles, groups } = matrix(model);
  const words = (area: string, role: string, state: Cell['state']) =>
    t(`matrix.${state === 'restrictable' ? 'ownerDecides' : state}`, {
      area,
      role: t(`roles.${model.id}.${role}.label`),
    });
  return (
    <div className="min-w-0 scrolls-x rounded-3 border">
      <table aria-label={t(`models.${model.id}`)} className="w-full border-separate border-spacing-0">
        <thead>
          <tr className="[&>*]:border-b [&>*]:bg-sunken [&>*]:px-3 [&>*]:py-2 [&>*]:text-left">
            <th scope="col" className="font-normal text-ink-3">
              {t('matrix.area')}
            </th>
            {roles.map((role) => (
              <th key={role} scope="col" className="border-l font-normal">
                <RoleButton model={model} role={role} className="font-semibold" />
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ group, features }) => (
          <tbody key={group}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={roles.length + 1}
                className="type-12 border-b px-3 pt-3 pb-1 text-left text-ink-2"
              >
                {t(`groups.${groupHeading(model, group)}`)}
              </th>
            </tr>
            {features.map(({ feature, cells }) => {
              const area = t(`features.${feature}.label`);
              return (
                <tr key={feature} className="[&>*]:border-b [&>*]:px-3 [&>*]:py-1">
                  <th scope="row" className="text-left font-medium">
                    {area}
                  </th>
                  {roles.map((role) => {
                    const state = cells[role]?.state ?? 'never';
                    return (
                      <td key={role} className="border-l">
                        <Glyph kind={glyphs[state]} bare label={words(area, role, state)} />
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}
