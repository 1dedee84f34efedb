import { headAt, namedColumns } from './head';
import { TableReader, type TableRow } from './table-reader';

/** In order of preference; the empty one means a table of one column. */
const candidates = ['', ',', ';', '\t', '|'] as const;
const rowsTried = 100;

/** The line in which Excel declares the delimiter. */
const saidSo = /^\s*"?sep=(.)"?[,;\t ]*(?:\r\n|\n|\r|$)/i;

const value = /^(?:[\w.!#$%&'*+/=?^`{}~-]+@[\w.-]+\.\w+|\+?[\d\s().-]{7,})$/;

/**
 * Detects the delimiter of a table, and the length of the line that declares it. Without that line each
 * candidate is tried: it scores by rows that are as long as the header, and by fields that are column names,
 * addresses and numbers.
 */
export function delimiterOf(beginning: string): { delimiter: string; skipped: number } {
  const said = saidSo.exec(beginning);
  if (said?.[1]) return { delimiter: said[1], skipped: said[0].length };
  const scores = candidates.map((delimiter) => fitness(new TableReader(delimiter).push(beginning, true)));
  return { delimiter: candidates[scores.indexOf(Math.max(...scores))] ?? '', skipped: 0 };
}

function fitness(all: readonly TableRow[]): number {
  const rows = all.slice(0, rowsTried).map(({ fields }) => fields);
  const table = rows.slice(headAt(rows));
  const [head = []] = table;
  if (table.length === 0) return 0;
  const alike = head.length > 1 ? table.filter(({ length }) => length === head.length).length : 0;
  const fields = table.flat();
  const values = fields.filter((field) => value.test(field.trim())).length;
  const unquoted = table.filter((row) => row.some((field) => field.startsWith('"'))).length;
  const further = table.flatMap((row) => row.slice(1)).filter(Boolean);
  // A list inside a text has spaces after its commas; fields of a table rarely do.
  const listed =
    further.length > 0 ? further.filter((field) => field.startsWith(' ')).length / further.length : 0;
  return (alike + values + namedColumns(head) - unquoted) / table.length - listed / 2;
}
