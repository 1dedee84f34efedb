import type { AccessModel } from '@/lib/policy/model';
import { type Cell, matrix } from '@/lib/policy/overviews/matrix';
import { cellWord, leastRights } from './matrix-table';

/** The matrix as rows of a file for programs: ids instead of texts, the same in every language. */
export function matrixCodes(model: AccessModel): string[][] {
  const { roles, groups } = matrix(model);
  const line = (kind: string, id: string, cells: Readonly<Record<string, Cell>>) => [
    kind,
    id,
    ...roles.flatMap((role) => [cellWord(cells[role]), reasonCodes(model, cells[role]).join(' ')]),
  ];
  return [
    ['kind', 'id', ...roles.flatMap((role) => [role, `${role}.decided-by`])],
    ...groups.flatMap(({ features }) =>
      features.flatMap(({ feature, cells, permissions }) => [
        line('feature', feature, cells),
        ...permissions.map(({ permission, cells }) => line('permission', permission, cells)),
      ]),
    ),
  ];
}

/** Ids of the restrictions, rights, scope and requirements that decide a cell. */
function reasonCodes(model: AccessModel, cell: Cell | undefined): string[] {
  if (!cell) return [];
  return [
    ...cell.restrictions,
    ...leastRights(model, cell),
    ...cell.narrowedBy,
    ...(cell.scope === null || cell.scope === 'all' ? [] : [cell.scope]),
    ...cell.requirements,
  ];
}
