import type { Group } from '@/lib/policy/catalogue';
import { matrix } from '@/lib/policy/matrix';
import type { AccessModel } from '@/lib/policy/model';

/** A group of features, and how many of them each role opens. */
export interface SummaryRow {
  group: Group;
  features: number;
  /** By role: the features that it can open, restrictable ones and those by a right included. */
  opened: Readonly<Record<string, number>>;
}

/** A matrix at a glance: for each role and group of features, how many features the role can open. */
export function matrixSummary(model: AccessModel): { roles: readonly string[]; rows: SummaryRow[] } {
  const { roles, groups } = matrix(model);
  const rows = groups.map(({ group, features }) => ({
    group,
    features: features.length,
    opened: Object.fromEntries(
      roles.map((role) => [role, features.filter(({ cells }) => isOpened(cells[role]?.state)).length]),
    ),
  }));
  return { roles, rows };
}

const isOpened = (state: string | undefined) => state === 'yes' || state === 'restrictable';
