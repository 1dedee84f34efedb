export type DateKind = 'date' | 'month' | 'datetime-local';

const rest = { date: 'T00:00Z', month: '-01T00:00Z', 'datetime-local': 'Z' };

/**
 * What the value of a native control of this kind says, as if it were in UTC; null while it is empty, not a date, or its
 * year is still being typed: the control counts 2026 as 0002, 0020 and 0202 first.
 */
export function dateIn(kind: DateKind, value: string): Date | null {
  if (value === '') return null;
  const at = new Date(`${value}${rest[kind]}`);
  return at.getUTCFullYear() >= 1000 ? at : null;
}
