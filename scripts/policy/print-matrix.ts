import { stringify } from 'csv-stringify/sync';
import { type Cell, type Matrix, matrix } from '@/lib/policy/matrix';
import type { AccessModel } from '@/lib/policy/model';
import { withBrought } from '@/lib/policy/rights';
import { words } from './words';

const glyphs = { yes: '✓', restrictable: '○', never: '✗' } as const;
const names = { yes: 'yes', restrictable: 'unless restricted', never: 'no' } as const;

const glyphOf = (cell?: Cell) =>
  cell?.state === 'restrictable' && !cell.isInitial ? '◌' : glyphs[cell?.state ?? 'never'];
const nameOf = (cell?: Cell) =>
  cell?.state === 'restrictable' && !cell.isInitial ? 'if given' : names[cell?.state ?? 'never'];

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

/** What narrows a cell, gives it or takes it away, in the words of restrictions, rights, reach and requirements. */
function reasons(model: AccessModel, cell: Cell | undefined): string[] {
  if (!cell) return [];
  const label = (kind: string) => (id: string) => words(`${kind}.${model.id}.${id}.label`);
  // Of rights that bring one another the least is enough to name.
  const rights = cell.rights.filter(
    (id) => ![...withBrought(model, [id])].some((other) => other !== id && cell.rights.includes(other)),
  );
  return [
    ...cell.restrictions.map(label('restrictions')),
    ...rights.map(label('rights')),
    ...cell.narrowedBy.map(label('restrictions')),
    ...(cell.scope === null || cell.scope === 'all' ? [] : [words(`scopes.${cell.scope}`)]),
    ...cell.requirements.map((id) => words(`requirements.${model.id}.${id}`)),
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
    const marks = found.roles.map((role, at) => glyphOf(cells[role]).padEnd((titles[at]?.length ?? 0) + 2));
    const notes = [...new Set(found.roles.flatMap((role) => reasons(model, cells[role])))];
    return `${start}${marks.join('')}${notes.join('; ')}`.trimEnd();
  });
  const legend =
    '✓ has access   ○ on unless restricted   ◌ off unless given   ✗ never; at the right what decides';
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
      ...found.roles.flatMap((role) => [nameOf(cells?.[role]), reasons(model, cells?.[role]).join('; ')]),
    ]);
  return stringify([head, ...body], { record_delimiter: 'windows' }).trimEnd();
}
