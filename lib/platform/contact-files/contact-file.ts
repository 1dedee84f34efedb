import { Invalid } from '@/lib/platform/errors';
import { decode } from './csv-file/decode';
import { delimiterOf } from './csv-file/delimiter';
import { headAt } from './csv-file/head';
import { isHead } from './csv-file/layouts';
import { TableReader, type TableRow } from './csv-file/table-reader';
import type { FileRow } from './file-row';
import { otherKindOf } from './internal/other-kinds';
import { mostFileColumns } from './most-columns';
import { CardReader, cardColumns, isCards } from './vcard-file/cards';
import { octets } from './vcard-file/octets';

/** Notes on a file as a whole. */
export interface FileNotes {
  /** Columns beyond the last one that is read. */
  ignoredColumns: number;
  /** Lines above the head, which are not rows. */
  linesAbove: number;
  /** Cards with a number for fax or pager only. */
  faxes: number;
}

/** An opened file of contacts. Rows are parsed as they are consumed. */
export interface ContactFile {
  /** The column names; empty without a header. */
  columns: string[];
  rows: AsyncGenerator<FileRow>;
  /** Complete once all rows have been consumed. */
  notes: FileNotes;
}

/** Enough to detect the format and the delimiter. */
const beginningLength = 64 * 1024;

/**
 * Opens a file of contacts: a table or cards. At most one chunk is in memory. Each record and each card
 * becomes a row, in order (IM1).
 * @throws Invalid on `file` for another kind of file, or, also while rows are consumed, for a table with
 *   unreadable quotes
 */
export async function openContactFile(pieces: AsyncIterable<Uint8Array>): Promise<ContactFile> {
  const { beginning, all } = await lookInto(pieces, (bytes) => bytes.length);
  const start = Buffer.concat(beginning);
  const kind = otherKindOf(start);
  if (kind) throw new Invalid({ file: kind });
  const notes: FileNotes = { ignoredColumns: 0, linesAbove: 0, faxes: 0 };
  return isCards(start) ? openCards(octets(all), notes) : openTable(decode(all), notes);
}

/** Reads the beginning of a stream; returns it and the whole stream, including the beginning. */
async function lookInto<Part>(parts: AsyncIterable<Part>, lengthOf: (part: Part) => number) {
  const source = parts[Symbol.asyncIterator]();
  const beginning: Part[] = [];
  let isWhole = false;
  for (let length = 0; length < beginningLength; ) {
    const next = await source.next();
    if (next.done) {
      isWhole = true;
      break;
    }
    beginning.push(next.value);
    length += lengthOf(next.value);
  }
  async function* all() {
    yield* beginning;
    if (!isWhole) yield* { [Symbol.asyncIterator]: () => source };
  }
  return { beginning, isWhole, all: all() };
}

function openCards(texts: AsyncIterable<string>, notes: FileNotes): ContactFile {
  async function* rows(): AsyncGenerator<FileRow> {
    const reader = new CardReader();
    for await (const text of texts) for (const row of reader.push(text)) yield row;
    for (const row of reader.push('', true)) yield row;
    notes.faxes = reader.faxes;
  }
  return { columns: [...cardColumns], rows: rows(), notes };
}

async function openTable(texts: AsyncIterable<string>, notes: FileNotes): Promise<ContactFile> {
  const { beginning, all } = await lookInto(texts, (text) => text.length);
  const start = beginning.join('');
  const { delimiter, skipped } = delimiterOf(start);
  const sample = new TableReader(delimiter, skipped > 0 ? 2 : 1).push(start.slice(skipped), true);
  const headIndex = headAt(sample.map(({ fields }) => fields));
  const first = sample[headIndex];
  const columns = first && isHead(first.fields) ? first.fields : [];
  if (first && headIndex > 0) notes.linesAbove = first.line - 1;
  async function* rows(): AsyncGenerator<FileRow> {
    let passed = columns.length > 0 ? headIndex + 1 : headIndex;
    for await (const records of recordsOf(all, delimiter, skipped)) {
      for (const record of records) {
        notes.ignoredColumns = Math.max(notes.ignoredColumns, record.width - mostFileColumns);
        if (passed > 0) passed--;
        else yield rowOf(record);
      }
    }
  }
  return { columns, rows: rows(), notes };
}

async function* recordsOf(
  texts: AsyncIterable<string>,
  delimiter: string,
  skipped: number,
): AsyncGenerator<TableRow[]> {
  const reader = new TableReader(delimiter, skipped > 0 ? 2 : 1);
  let left = skipped;
  for await (const text of texts) {
    yield reader.push(text.slice(left));
    left = Math.max(0, left - text.length);
    if (reader.isMalformed) break;
  }
  yield reader.push('', true);
  if (reader.isMalformed) throw new Invalid({ file: 'file-malformed' });
}

function rowOf({ line, fields, isCut }: TableRow): FileRow {
  return isCut ? { line, fields, unread: 'too-long' } : { line, fields };
}
