import 'server-only';
import { openContactFile } from '@/lib/platform/contact-files/contact-file';
import { decode } from '@/lib/platform/contact-files/csv-file/decode';
import { cardColumns } from '@/lib/platform/contact-files/vcard-file/cards';
import { Invalid } from '@/lib/platform/errors';
import { normalAddress } from '@/lib/platform/mail/email-address';
import { bareMailbox } from '@/lib/platform/mail/mailbox-list';
import { namedMailboxesIn } from '@/lib/platform/mail/named-mailboxes';
import { attendeesIn } from './internal/attendees';
import { mostRows } from './list-limits';
import { type ColumnsOf, columnsOf, type Field } from './recognise-columns';

/** A person as the list states them. A field without a column is undefined, an empty cell is ''. */
export type Row = { line: number; email: string } & Partial<Record<Exclude<Field, 'email'>, string>>;

/** A list that was read. */
export interface PeopleList {
  /** The headings of a table; empty for any other list. */
  header: string[];
  /** The columns that were read. */
  columns: ColumnsOf;
  rows: Row[];
}

/**
 * Reads people from any list: a table with or without header, in any encoding and with any delimiter; vCards; the
 * attendees of a calendar; or addresses with or without names, as mail programs and people write them (B12).
 *
 * @param chosen the columns that a person chose for a table with header, instead of the recognised ones
 * @throws Invalid on `list` when it contains no one, more than 5,000 rows, or is another kind of file
 */
export async function readRows(bytes: Uint8Array, chosen?: ColumnsOf | null): Promise<PeopleList> {
  const list = await read(bytes, chosen ?? null);
  if (list.rows.length === 0) throw new Invalid({ list: 'list-empty' });
  if (list.rows.length > mostRows) throw new Invalid({ list: 'too-many-rows' });
  return list;
}

async function read(bytes: Uint8Array, chosen: ColumnsOf | null): Promise<PeopleList> {
  const { header, records } = await recordsOf(bytes);
  const isCards = header.join() === cardColumns.join();
  const columns = chosen ?? columnsOf(header);
  if (header.length > 1 || columns.email) {
    const email = columns.email ?? addressColumn(records);
    if (email) return tableOf(isCards ? [] : header, { ...columns, email }, records);
  }
  const text = await textOf(bytes);
  const attendees = attendeesIn(text);
  if (attendees.length > 0) return listOf(attendees);
  const email = header.length === 0 ? addressColumn(records) : undefined;
  if (email && records.some(({ fields }) => fields.length > 1)) {
    return tableOf([], columnsByContent(records, email), records);
  }
  return listOf(namedMailboxesIn(text));
}

const listOf = (rows: Row[]): PeopleList => ({ header: [], columns: {}, rows });

interface TableRecord {
  line: number;
  fields: string[];
}

/** Quotes that no table has, and lists of JSON, may still be a list of addresses. */
const stillAList = new Set(['file-malformed', 'file-is-json']);

async function recordsOf(bytes: Uint8Array): Promise<{ header: string[]; records: TableRecord[] }> {
  const records: TableRecord[] = [];
  try {
    const { columns, rows } = await openContactFile(whole(bytes));
    for await (const row of rows) {
      records.push(row);
      if (records.length > mostRows) break;
    }
    return { header: columns, records };
  } catch (error) {
    if (error instanceof Invalid && stillAList.has(error.fields.file ?? ''))
      return { header: [], records: [] };
    if (error instanceof Invalid) throw new Invalid({ list: error.fields.file ?? 'invalid' });
    throw error;
  }
}

async function* whole(bytes: Uint8Array) {
  yield bytes;
}

async function textOf(bytes: Uint8Array): Promise<string> {
  let text = '';
  for await (const part of decode(whole(bytes))) text += part;
  return text;
}

/** The only column of a table in which every row has exactly one address, and nothing else. */
function addressColumn(records: readonly TableRecord[]): number[] | undefined {
  const [first] = records;
  if (!first) return undefined;
  const at = first.fields.findIndex(isAddress);
  const isColumn = records.every(
    ({ fields }) => isAddress(fields[at] ?? '') && fields.filter((field) => field.includes('@')).length === 1,
  );
  return at >= 0 && isColumn ? [at] : undefined;
}

const isAddress = (field: string) => normalAddress(bareMailbox(field.trim())) !== null;

/** Without header: the first other column with words is the name, the second the level. */
function columnsByContent(records: readonly TableRecord[], email: number[]): ColumnsOf {
  const width = Math.max(...records.map(({ fields }) => fields.length));
  const worded = Array.from({ length: width }, (_, at) => at).filter(
    (at) => !email.includes(at) && records.some(({ fields }) => /\p{L}/u.test(fields[at] ?? '')),
  );
  const [name, level] = worded;
  return {
    email,
    ...(name !== undefined && { name: [name] }),
    ...(level !== undefined && { level: [level] }),
  };
}

function tableOf(header: string[], columns: ColumnsOf, records: readonly TableRecord[]): PeopleList {
  return { header, columns, rows: records.map((record) => rowOf(record, columns)) };
}

function rowOf({ line, fields }: TableRecord, columns: ColumnsOf): Row {
  const cell = (at: readonly number[]) =>
    at
      .map((each) => textOfCell(fields[each] ?? ''))
      .filter(Boolean)
      .join(' ');
  const stated = Object.entries(columns).map(([field, at]) => [field, cell(at)] as const);
  const { email = '', ...others } = Object.fromEntries(stated);
  // A cell with more than one entry is the address of no person (AU6).
  const [named, ...more] = isAddress(email) ? [] : namedMailboxesIn(email);
  const isNamed = named !== undefined && more.length === 0 && isAddress(named.email);
  const name = others.name || (isNamed ? named.name : '');
  return {
    line,
    ...others,
    email: isNamed ? named.email : isAddress(email) ? bareMailbox(email) : email,
    ...(name && { name }),
  };
}

/** A cell without the apostrophe by which exports disarm a formula. */
function textOfCell(cell: string): string {
  const text = cell.trim();
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}
