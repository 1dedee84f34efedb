'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { Glyph, type GlyphKind } from '@/components/ui/glyph';
import { type Matrix, matrix } from '@/lib/policy/matrix';
import type { AccessModel, FeatureId } from '@/lib/policy/model';

interface Line {
  kind: GlyphKind;
  features: FeatureId[];
}

/**
 * What a role has, in the three glyphs: one line a group of features and kind. From the matrix, so that it says
 * what the matrix says. Features that a restriction narrows or masks are named by the restrictions.
 */
export function RoleSummary({
  model,
  role,
  className,
}: {
  model: AccessModel;
  role: string;
  className?: string;
}) {
  const feature = useTranslations('features');
  const restriction = useTranslations('restrictions');
  const format = useFormatter();
  const list = (words: string[]) => format.list(words, { type: 'unit' });
  const narrowing = Object.entries(model.restrictions)
    .filter(([, { roles, narrows, masks }]) => roles.includes(role) && (narrows || masks))
    .map(([id]) => id);

  return (
    <ul className={cn('type-13 grid gap-0.5 text-ink-2', className)}>
      {linesOf(matrix(model), role).map(({ kind, features }) => (
        <li key={`${kind}-${features[0]}`} className="flex min-h-6 items-start gap-1">
          <Glyph kind={kind} bare />
          <span className="pt-[3px]">{list(features.map((id) => feature(`${id}.label`)))}</span>
        </li>
      ))}
      {narrowing.length > 0 && (
        <li className="flex min-h-6 items-start gap-1">
          <Glyph kind="lock" bare />
          <span className="pt-[3px]">
            {list(narrowing.map((id) => restriction(`${model.id}.${id}.label`)))}
          </span>
        </li>
      )}
    </ul>
  );
}

const order: readonly GlyphKind[] = ['yes', 'lock', 'never'];
const kinds = { yes: 'yes', restrictable: 'lock', never: 'never' } as const;

/** First all that is held, then what can be taken away, then what is never held; groups stay apart. */
function linesOf({ groups }: Matrix, role: string): Line[] {
  const lines = groups.flatMap(({ features }) => {
    const ofKind = (kind: GlyphKind) =>
      features.filter(({ cells }) => kinds[cells[role]?.state ?? 'never'] === kind).map((row) => row.feature);
    return order.map((kind): Line => ({ kind, features: ofKind(kind) }));
  });
  return order.flatMap((kind) => lines.filter((line) => line.kind === kind && line.features.length > 0));
}
