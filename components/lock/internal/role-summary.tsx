'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { Glyph, type GlyphKind } from '@/components/ui/glyph';
import { groupHeading } from '@/lib/access/models/group-heading';
import { restrictionsOf } from '@/lib/policy/changes/takes';
import type { AccessModel } from '@/lib/policy/model';
import { type Cell, type MatrixGroup, matrix } from '@/lib/policy/overviews/matrix';

/**
 * Summarises a role in the three glyphs, computed from the matrix so that both agree: always held, removable by
 * restrictions or given by rights, never held.
 */
export function RoleSummary(props: { model: AccessModel; role: string; className?: string }) {
  const { model, role } = props;
  const feature = useTranslations('features');
  const group = useTranslations('groups');
  const restriction = useTranslations('restrictions');

  const { groups } = matrix(model);
  const wordsOf = (row: MatrixGroup, state: Cell['state']): string[] => {
    const matching = row.features.filter(({ cells }) => cells[role]?.state === state);
    const isWhole = matching.length === row.features.length && matching.length > 3;
    return isWhole
      ? [group(groupHeading(model, row.group))]
      : matching.map((each) => feature(`${each.feature}.label`));
  };
  const linesOf = (state: Cell['state']) => groups.map((row) => wordsOf(row, state));

  return (
    <ul className={cn('type-13 grid gap-0.5 text-ink-2', props.className)}>
      <Lines kind="yes" lines={linesOf('yes')} />
      <Lines
        kind="lock"
        lines={[
          restrictionsOf(model, role).map((id) => restriction(`${model.id}.${id}.label`)),
          givenByRight(groups, role).map((id) => feature(`${id}.label`)),
        ]}
      />
      <Lines kind="never" lines={linesOf('never')} />
    </ul>
  );
}

/** One line per list of names, with its glyph. */
function Lines({ kind, lines }: { kind: GlyphKind; lines: readonly string[][] }) {
  const format = useFormatter();
  return lines
    .filter((words) => words.length > 0)
    .map((words) => (
      <li key={words.join()} className="flex min-h-6 items-start gap-1">
        <Glyph kind={kind} bare />
        <span className="pt-[3px]">{format.list(words, { type: 'unit' })}</span>
      </li>
    ));
}

/** Features that are held only by a right and that no restriction names. */
function givenByRight(groups: readonly MatrixGroup[], role: string): string[] {
  return groups
    .flatMap(({ features }) => features)
    .filter(({ cells }) => cells[role]?.state === 'restrictable' && cells[role].restrictions.length === 0)
    .map(({ feature }) => feature);
}
