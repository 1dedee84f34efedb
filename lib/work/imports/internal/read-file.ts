import 'server-only';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { and, eq } from 'drizzle-orm';
import { importChunks } from '@/db/schema/work/imports';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import type { ContactFile, FileRow } from '../csv-file/contact-file';
import { decode } from '../csv-file/decode';
import { delimiterOf } from '../csv-file/delimiter';
import { isHead } from '../csv-file/layouts';
import { chunkBytes } from '../size';
import { cardColumns, cardsOf, isCards } from '../vcard-file/cards';

const mostColumns = 200;
/** Enough to tell of which kind a file is. */
const beginningLength = 8_192;

/** Gives a piece of a file by its place; none past the last. */
export type ReadPiece = (position: number) => Promise<Uint8Array | undefined>;

/**
 * Opens a file of contacts, table or cards. Holds no more than a piece, and reads on only as rows are taken.
 *
 * @param size how many bytes it has
 * @throws Invalid on `file` for what is no table of text, and where a piece is missing (CS5); also while rows are taken
 */
export async function openImport(size: number, read: ReadPiece): Promise<ContactFile> {
  const texts = decode(pieces(size, read));
  let beginning = '';
  while (beginning.length < beginningLength) {
    const next = await texts.next();
    if (next.done) break;
    beginning += next.value;
  }
  async function* all() {
    yield beginning;
    yield* texts;
  }
  const areCards = isCards(beginning);
  const records = areCards ? cardsOf(all()) : tableRows(all(), delimiterOf(beginning));
  const first = areCards ? undefined : await records.next();
  const hasHead = first && !first.done && isHead(first.value);
  async function* rows(): AsyncGenerator<FileRow> {
    let line = hasHead ? 1 : 0;
    if (first && !first.done && !hasHead) yield { line: ++line, fields: first.value };
    for await (const fields of records) yield { line: ++line, fields };
  }
  const columns = areCards ? [...cardColumns] : hasHead ? first.value : [];
  return { columns, rows: rows(), notes: { ignoredColumns: 0, linesAbove: 0, faxes: 0 } };
}

/** Pieces have one length, the last one the rest: no piece is missing where their lengths together are the size. */
async function* pieces(size: number, read: ReadPiece): AsyncGenerator<Uint8Array> {
  let left = size;
  for (let position = 0; left > 0; position++) {
    const bytes = await read(position);
    if (bytes?.length !== Math.min(left, chunkBytes)) throw new Invalid({ file: 'file-incomplete' });
    left -= bytes.length;
    yield bytes;
  }
}

async function* tableRows(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: 256 * 1024,
  });
  const source = Readable.from(texts, { objectMode: true });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const record of parser) yield (record as string[]).slice(0, mostColumns);
  } catch (error) {
    const isMalformed = error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
    throw isMalformed ? new Invalid({ file: 'file-malformed' }) : error;
  } finally {
    source.destroy();
  }
}

/** A piece of an import's file as it was sent. */
export async function readChunk(
  tx: Transaction,
  place: { workspaceId: string; importId: string },
  position: number,
): Promise<Uint8Array | undefined> {
  const [chunk] = await tx
    .select({ bytes: importChunks.bytes })
    .from(importChunks)
    .where(
      and(
        eq(importChunks.workspaceId, place.workspaceId),
        eq(importChunks.importId, place.importId),
        eq(importChunks.position, position),
      ),
    );
  return chunk?.bytes;
}
