import type { Group } from '@/lib/policy/catalogue';
import type { AccessModel } from '@/lib/policy/model';
import { type Cell, matrix } from '@/lib/policy/overviews/matrix';

/** How many features of a group a role opens. */
export interface OpenedFeatures {
  /** From the start, those that can be restricted included. */
  initial: number;
  /** Only once a right is given. */
  byRight: number;
}

/** A group of features, and how many of them each role opens. */
export interface SummaryRow {
  group: Group;
  features: number;
  opened: Readonly<Record<string, OpenedFeatures>>;
}

/** The matrix of a model in brief: for each role and group of features, how many features the role opens (S1.32). */
export function matrixSummary(model: AccessModel): { roles: readonly string[]; rows: SummaryRow[] } {
  const { roles, groups } = matrix(model);
  const rows = groups.map(({ group, features }) => ({
    group,
    features: features.length,
    opened: Object.fromEntries(roles.map((role) => [role, count(features.map(({ cells }) => cells[role]))])),
  }));
  return { roles, rows };
}

function count(cells: readonly (Cell | undefined)[]): OpenedFeatures {
  const opened = cells.flatMap((cell) => (cell && cell.state !== 'never' ? cell : []));
  const byRight = opened.filter(({ rights, isInitial }) => rights.length > 0 && !isInitial).length;
  return { initial: opened.length - byRight, byRight };
}
