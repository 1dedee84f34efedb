import 'server-only';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { and, eq } from 'drizzle-orm';
import { importChunks } from '@/db/schema/imports';
import type { Transaction } from '@/db/tenant';
import { decode } from '@/lib/csv-file/decode';
import { delimiterOf } from '@/lib/csv-file/delimiter';
import { isHead } from '@/lib/csv-file/layouts';
import { Invalid } from '@/lib/errors';
import { cardColumns, cardsOf, isCards } from '@/lib/vcard-file/cards';

const mostColumns = 200;
/** Enough to tell of which kind a file is. */
const beginningLength = 8_192;

/** Gives a piece of a file by its place; none past the last. */
export type ReadPiece = (position: number) => Promise<Uint8Array | undefined>;

/**
 * The rows of a file of contacts, table or cards; the first of them is its head, empty where it has none. Holds no
 * more than a piece, and reads on only as rows are taken.
 *
 * @throws Invalid on `file` for what is no table of text
 */
export async function* rowsOf(read: ReadPiece): AsyncGenerator<string[]> {
  const texts = decode(pieces(read));
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
  if (isCards(beginning)) {
    yield [...cardColumns];
    yield* cardsOf(all());
    return;
  }
  let isFirst = true;
  for await (const fields of tableRows(all(), delimiterOf(beginning))) {
    if (isFirst && !isHead(fields)) yield [];
    isFirst = false;
    yield fields;
  }
}

async function* pieces(read: ReadPiece): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const bytes = await read(position);
    if (!bytes) return;
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
