import type { CellView, FeatureRow, GroupRow, PermissionRow } from './matrix-rows';

/** How two roles differ in one row: in having it, in its condition, or in its scope. */
export type Difference =
  | { kind: 'same' }
  | { kind: 'one-sided'; role: string; word: 'only' | 'unlessRestricted' | 'ifGiven' }
  | { kind: 'reach'; role: string; scope: string }
  | { kind: 'decided-otherwise' };

export interface ComparedRow<Row extends PermissionRow = PermissionRow> {
  row: Row;
  left: CellView;
  right: CellView;
  difference: Difference;
}

export interface ComparedFeature extends ComparedRow<FeatureRow> {
  /** The permissions of the area that differ. */
  within: ComparedRow[];
}

const rank = { never: 0, restrictable: 1, yes: 2 } as const;

/** Compares two roles: each area with its differences. */
export function compare(
  groups: readonly GroupRow[],
  first: string,
  second: string,
): { group: GroupRow['group']; features: ComparedFeature[] }[] {
  return groups.map(({ group, features }) => ({
    group,
    features: features.flatMap((row) => {
      const feature = compared(row, first, second);
      if (!feature) return [];
      const within = row.permissions
        .flatMap((each) => compared(each, first, second) ?? [])
        .filter(({ difference }) => difference.kind !== 'same');
      return [{ ...feature, within }];
    }),
  }));
}

export const differs = ({ difference, within }: ComparedFeature) =>
  difference.kind !== 'same' || within.length > 0;

/** The number of areas in which the second role has less than the first, and in which it has more. */
export function balance(features: readonly ComparedFeature[]): { fewer: number; more: number } {
  const less = (a: CellView, b: CellView) => rank[a.state] < rank[b.state];
  const rows = features.map(({ left, right, within }) => [{ left, right }, ...within]);
  return {
    fewer: rows.filter((each) => each.some(({ left, right }) => less(right, left))).length,
    more: rows.filter((each) => each.some(({ left, right }) => less(left, right))).length,
  };
}

function compared<Row extends PermissionRow>(
  row: Row,
  first: string,
  second: string,
): ComparedRow<Row> | null {
  const left = row.cells.find(({ role }) => role === first);
  const right = row.cells.find(({ role }) => role === second);
  return left && right ? { row, left, right, difference: differenceOf(left, right) } : null;
}

function differenceOf(left: CellView, right: CellView): Difference {
  if (left.state !== right.state) {
    const [more, less] = rank[left.state] > rank[right.state] ? [left, right] : [right, left];
    // Where one role always has it, the difference is the condition of the other role.
    const shown = less.state === 'never' ? more : less;
    return { kind: 'one-sided', role: shown.role, word: wordOf(shown) };
  }
  if (left.state === 'restrictable' && left.isInitial !== right.isInitial) {
    const shown = left.isInitial ? right : left;
    return { kind: 'one-sided', role: shown.role, word: wordOf(shown) };
  }
  if (left.state !== 'never' && right.scope !== null && left.scope !== right.scope) {
    return { kind: 'reach', role: right.role, scope: right.scope };
  }
  const decides = ({ restrictions, rights, narrowedBy }: CellView) =>
    JSON.stringify([restrictions, rights, narrowedBy]);
  return decides(left) === decides(right) ? { kind: 'same' } : { kind: 'decided-otherwise' };
}

function wordOf({ state, isInitial }: CellView): 'only' | 'unlessRestricted' | 'ifGiven' {
  if (state === 'yes') return 'only';
  return isInitial ? 'unlessRestricted' : 'ifGiven';
}
