import type { CellView, FeatureRow, GroupRow, PermissionRow } from './matrix-rows';

/** How two roles differ in one row, for words: who has it, on what condition, or how far it reaches. */
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
  /** The permissions in it that differ. */
  within: ComparedRow[];
}

const rank = { never: 0, restrictable: 1, yes: 2 } as const;

/** Two roles side by side: each area with what differs in it. */
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

/** In how many areas the second role has less than the first, and in how many more. */
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
    // Where one always has it, what is worth saying is on what the other has it.
    const told = less.state === 'never' ? more : less;
    return { kind: 'one-sided', role: told.role, word: wordOf(told) };
  }
  if (left.state === 'restrictable' && left.isInitial !== right.isInitial) {
    const told = left.isInitial ? right : left;
    return { kind: 'one-sided', role: told.role, word: wordOf(told) };
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
