import { stringify } from 'csv-stringify/sync';
import { type Cell, type Matrix, matrix } from '@/lib/policy/matrix';
import type { AccessModel } from '@/lib/policy/model';
import { words } from './words';

const glyphs = { yes: '✓', restrictable: '○', never: '✗' } as const;
const names = { yes: 'yes', restrictable: 'unless restricted', never: 'no' } as const;

interface Line {
  label: string;
  id: string;
  depth: 0 | 1 | 2;
  cells: Readonly<Record<string, Cell>> | null;
}

function lines({ groups }: Matrix): Line[] {
  return groups.flatMap(({ group, features }) => [
    { label: words(`groups.${group}`), id: group, depth: 0 as const, cells: null },
    ...features.flatMap(({ feature, cells, permissions }) => [
      { label: words(`features.${feature}.label`), id: feature, depth: 1 as const, cells },
      ...permissions.map(({ permission, cells }) => ({
        label: words(`permissions.${permission}`),
        id: permission,
        depth: 2 as const,
        cells,
      })),
    ]),
  ]);
}

/** What narrows a cell or takes it away, by the labels of restrictions and rights. */
function reasons(model: string, cell: Cell | undefined): string[] {
  if (!cell) return [];
  const label = (kind: string) => (id: string) => words(`${kind}.${model}.${id}.label`);
  return [
    ...cell.restrictions.map(label('restrictions')),
    ...cell.rights.map(label('rights')),
    ...cell.narrowedBy.map(label('restrictions')),
  ];
}

/** The matrix of a model as a table to read in a terminal. */
export function matrixAsText(model: AccessModel): string {
  const found = matrix(model);
  const titles = found.roles.map((role) => words(`roles.${model.id}.${role}.label`));
  const rows = lines(found);
  const width = Math.max(...rows.map(({ label, depth }) => label.length + 2 * depth)) + 2;
  const head = [''.padEnd(width), ...titles.map((title) => title.padEnd(title.length + 2))].join('');
  const body = rows.map(({ label, depth, cells }) => {
    const start = `${'  '.repeat(depth)}${label}`.padEnd(width);
    if (!cells) return `\n${label}`;
    const marks = found.roles.map((role, at) =>
      glyphs[cells[role]?.state ?? 'never'].padEnd((titles[at]?.length ?? 0) + 2),
    );
    const notes = [...new Set(found.roles.flatMap((role) => reasons(model.id, cells[role])))];
    return `${start}${marks.join('')}${notes.join(', ')}`.trimEnd();
  });
  const legend = '✓ has access   ○ on unless restricted   ✗ never; at the right what restricts or narrows it';
  return [words(`models.${model.id}`), '', head.trimEnd(), ...body, '', legend].join('\n');
}

/** The matrix of a model as CSV: a row for each feature and permission, a column for each role. */
export function matrixAsCsv(model: AccessModel): string {
  const found = matrix(model);
  const head = [
    'kind',
    'id',
    'label',
    ...found.roles.flatMap((role) => [role, `${role}: restricted or narrowed by`]),
  ];
  const body = lines(found)
    .filter(({ cells }) => cells !== null)
    .map(({ label, id, depth, cells }) => [
      depth === 1 ? 'feature' : 'permission',
      id,
      label,
      ...found.roles.flatMap((role) => [
        names[cells?.[role]?.state ?? 'never'],
        reasons(model.id, cells?.[role]).join('; '),
      ]),
    ]);
  return stringify([head, ...body], { record_delimiter: 'windows' }).trimEnd();
}
