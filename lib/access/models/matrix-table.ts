import type { Translate } from '@/lib/policy/explain';
import type { AccessModel } from '@/lib/policy/model';
import { type Cell, type Matrix, matrix } from '@/lib/policy/overviews/matrix';
import { withBrought } from '@/lib/policy/rights';
import { groupHeading } from './group-heading';

/** A row of the matrix as text: a group, a feature or a permission. */
export interface MatrixLine {
  label: string;
  id: string;
  depth: 0 | 1 | 2;
  cells: Readonly<Record<string, Cell>> | null;
}

/** The meaning of a cell: ✓, on unless taken away, off unless given, ✗. */
export type CellWord = 'yes' | 'unlessRestricted' | 'ifGiven' | 'no';

export function cellWord(cell: Cell | undefined): CellWord {
  if (!cell || cell.state === 'never') return 'no';
  if (cell.state === 'yes') return 'yes';
  return cell.isInitial ? 'unlessRestricted' : 'ifGiven';
}

export function matrixLines(model: AccessModel, { groups }: Matrix, words: Translate): MatrixLine[] {
  return groups.flatMap(({ group, features }) => [
    { label: words(`groups.${groupHeading(model, group)}`), id: group, depth: 0 as const, cells: null },
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

export function roleLabel(model: AccessModel, role: string, words: Translate): string {
  return model.roles[role]?.words?.label ?? words(`roles.${model.id}.${role}.label`);
}

/** The rules that narrow a cell, give it or take it away, as texts of restrictions, rights, scope and requirements. */
export function cellReasons(model: AccessModel, cell: Cell | undefined, words: Translate): string[] {
  if (!cell) return [];
  const label = (kind: string) => (id: string) => words(`${kind}.${model.id}.${id}.label`);
  return [
    ...cell.restrictions.map(label('restrictions')),
    ...leastRights(model, cell).map(label('rights')),
    ...cell.narrowedBy.map(label('restrictions')),
    ...(cell.scope === null || cell.scope === 'all' ? [] : [words(`scopes.${cell.scope}`)]),
    ...cell.requirements.map((id) => words(`requirements.${model.id}.${id}`)),
  ];
}

/** Of rights that bring one another, only the smallest ones. */
export function leastRights(model: AccessModel, { rights }: Pick<Cell, 'rights'>): string[] {
  return rights.filter(
    (id) => ![...withBrought(model, [id])].some((other) => other !== id && rights.includes(other)),
  );
}

/** The matrix as rows of a file: the same from the page and from the command line. */
export function matrixTable(model: AccessModel, words: Translate): string[][] {
  const table = matrix(model);
  const head = [
    words('matrixFile.kind'),
    'id',
    words('matrixFile.label'),
    ...table.roles.flatMap((role) => {
      const label = roleLabel(model, role, words);
      return [label, words('matrixFile.reasons', { role: label })];
    }),
  ];
  const body = matrixLines(model, table, words)
    .filter(({ cells }) => cells !== null)
    .map(({ label, id, depth, cells }) => [
      depth === 1 ? words('matrixFile.feature') : words('matrixFile.permission'),
      id,
      label,
      ...table.roles.flatMap((role) => [
        words(`matrixFile.${cellWord(cells?.[role])}`),
        cellReasons(model, cells?.[role], words).join('; '),
      ]),
    ]);
  return [head, ...body];
}
