import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';

/** The two moments of a date that a cell states, if it is a date. */
export interface CellDate {
  /** The first moment of the day; or the moment itself, where a time is stated. */
  start: Date;
  /** The first moment after the day; or the moment itself. */
  end: Date;
}

/**
 * The dates of cells, in the workspace's time zone: `2026-12-31`, `31.12.2026`, `31/12/2026`, or a moment as the
 * export of users writes it. A date that may be read in two ways, such as 03/04/2026, is none.
 */
export async function readDates(
  tx: Transaction,
  { workspace }: Pick<WorkspaceContext, 'workspace'>,
  cells: readonly string[],
): Promise<Map<string, CellDate>> {
  const stated = [...new Set(cells)].flatMap((cell) => {
    const day = dayIn(cell);
    return day ? [{ cell, ...day }] : [];
  });
  if (stated.length === 0) return new Map();
  const zone = sql`${workspace.timeZone}::text`;
  const rows = await tx.execute<{ cell: string; start: string; end: string }>(sql`
    select cell,
      case when time = '' then day::timestamp at time zone ${zone}
        when is_utc then (day || ' ' || time)::timestamp at time zone 'UTC'
        else (day || ' ' || time)::timestamp at time zone ${zone} end as start,
      case when time = '' then (day::date + 1)::timestamp at time zone ${zone}
        when is_utc then (day || ' ' || time)::timestamp at time zone 'UTC'
        else (day || ' ' || time)::timestamp at time zone ${zone} end as end
    from json_to_recordset(${JSON.stringify(stated)}::text::json) as x(cell text, day text, time text, is_utc boolean)`);
  return new Map(
    rows.map(({ cell, start, end }) => [cell, { start: new Date(start), end: new Date(end) }] as const),
  );
}

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(Z?))?$/;
const written = /^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})$/;

function dayIn(cell: string): { day: string; time: string; is_utc: boolean } | null {
  const text = cell.trim();
  const parts = iso.exec(text);
  if (parts) {
    const [, year, month, date, time = '', mark] = parts;
    const day = validDay(Number(year), Number(month), Number(date));
    const isTime = time === '' || (Number(time.slice(0, 2)) < 24 && Number(time.slice(3, 5)) < 60);
    return day && isTime && Number(time.slice(6)) < 60 ? { day, time, is_utc: mark === 'Z' } : null;
  }
  const [, first, sign, second, year] = written.exec(text) ?? [];
  if (!first || !second) return null;
  const [a, b] = [Number(first), Number(second)];
  // Only the dot says that the day comes first.
  const isDayFirst = sign === '.' || a > 12 || a === b;
  if (!isDayFirst && b <= 12) return null;
  const day = isDayFirst ? validDay(Number(year), b, a) : validDay(Number(year), a, b);
  return day === null ? null : { day, time: '', is_utc: false };
}

function validDay(year: number, month: number, date: number): string | null {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const moment = new Date(`${day}T00:00:00Z`);
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
  return isReal && year >= 1970 ? day : null;
}
