import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { cn } from '@/components/ui/class-names';
import { Glyph } from '@/components/ui/glyph';
import { groupHeading } from '@/lib/access/models/group-heading';
import type { Group } from '@/lib/policy/catalogue';
import type { AccessModel } from '@/lib/policy/model';
import { useUsersPage } from '../users-page-context';
import { type GlancePart, levelGlance } from './level-glance';

/**
 * The summary of a level: has, may lose, never has (R10). The person's own profile is omitted, because every level
 * has it.
 */
export function LevelLines({
  model,
  role,
  className,
}: {
  model: AccessModel;
  role: string;
  className?: string;
}) {
  const t = useTranslations();
  const { actor } = useUsersPage();
  const list = new Intl.ListFormat(useLocale(), { type: 'unit', style: 'short' });
  const { level } = actor.assignment;
  const lines = useMemo(
    () =>
      levelGlance(model, role, level).filter(
        ({ parts }) => !parts.every(({ kind, id }) => kind === 'whole' && id === 'personal'),
      ),
    [model, role, level],
  );

  const words = (part: GlancePart) => {
    const { kind, id } = part;
    return {
      whole: () => t(`users.glance.whole.${groupHeading(model, id as Group)}`),
      others: () => t(`users.glance.others.${id}`),
      feature: () =>
        part.kind === 'feature' && part.limit
          ? t(`users.glance.limits.${part.limit}`, { feature: t(`features.${id}.label`) })
          : t(`features.${id}.label`),
      restriction: () => t(`restrictions.${model.id}.${id}.label`),
      'restriction-group': () => t(`restrictionGroups.${model.id}.${id}.label`),
    }[kind]();
  };

  return (
    <ul className={cn('type-13 -ml-1 grid gap-0.5 text-ink-2', className)}>
      {lines.map(({ glyph, parts }) => (
        <li key={glyph + parts.map(({ id }) => id).join()} className="flex min-h-6 items-start gap-1">
          <Glyph
            kind={glyph}
            bare
            label={glyph === 'lock' ? t('users.glance.ownerDecides') : undefined}
            className="[&>.lucide]:size-3.5"
          />
          <span className="pt-[3px]">{list.format(parts.map(words))}</span>
        </li>
      ))}
    </ul>
  );
}
