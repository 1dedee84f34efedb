import { useTranslations } from 'next-intl';
import { Glyph } from '@/components/ui/glyph';
import { groupHeading } from '@/lib/access/models/group-heading';
import { matrixSummary, type OpenedFeatures } from '@/lib/access/models/matrix-summary';
import type { AccessModel } from '@/lib/policy/model';

/** How much of each group of features a role opens: all, none, how many of how many, and how many by a right. */
export function ModelGlance({ model }: { model: AccessModel }) {
  const t = useTranslations();
  const { roles, rows } = matrixSummary(model);
  return (
    <div className="max-w-full scrolls-x">
      <table
        aria-label={t('newOrganisation.glance', { model: t(`models.${model.id}`) })}
        className="type-12 border-separate border-spacing-0"
      >
        <thead>
          <tr className="[&>*]:pb-1 [&>*]:text-left [&>*]:align-bottom [&>*]:font-medium [&>*]:text-ink-2">
            <th scope="col">
              <span className="sr-only">{t('matrix.area')}</span>
            </th>
            {roles.map((role) => (
              <th key={role} scope="col" className="pl-4 max-tablet:pl-2.5">
                {t(`roles.${model.id}.${role}.label`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ group, features, opened }) => (
            <tr key={group} className="[&>*]:border-t [&>*]:py-0.5">
              <th
                scope="row"
                className="whitespace-nowrap text-left font-normal max-tablet:whitespace-normal"
              >
                {t(`groups.${groupHeading(model, group)}`)}
              </th>
              {roles.map((role) => (
                <td key={role} className="h-7 pl-4 max-tablet:pl-2.5">
                  {opened[role] && <Opened {...opened[role]} of={features} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Opened({ initial, byRight, of }: OpenedFeatures & { of: number }) {
  const t = useTranslations('newOrganisation');
  if (initial === of) return <Glyph kind="yes" bare label={t('opensAll')} className="-ml-1" />;
  if (initial + byRight === 0) return <Glyph kind="never" bare label={t('opensNone')} className="-ml-1" />;
  const text =
    byRight === 0
      ? t('opensSome', { count: initial, of })
      : t('opensByRight', { count: initial, more: byRight, of });
  return <span className="whitespace-nowrap tabular-nums">{text}</span>;
}
