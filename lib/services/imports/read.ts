import 'server-only';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { and, asc, eq, sql } from 'drizzle-orm';
import { importChunks, imports } from '@/db/schema/imports';
import type { Transaction } from '@/db/tenant';
import { decode } from '@/lib/csv-file/decode';
import { delimiterOf } from '@/lib/csv-file/delimiter';
import { isHead, recognise } from '@/lib/csv-file/layouts';
import { Invalid } from '@/lib/errors';
import type { WorkspaceContext } from '../access/context';
import { changingWork } from '../access/transact';
import { readCustomFields } from '../contact-fields/read';
import { ownImport } from './own';

const mostRows = 200_000;
const mostColumns = 200;
const rowsAtOnce = 1_000;

/**
 * Reads the file that was received into rows, all or none, and guesses which columns are what. Asked again, it
 * has been done.
 *
 * @throws NotFound, Denied
 * @throws Invalid on `file` for an empty one, one with too many rows, or one that is no table of text
 */
export async function readImport(ctx: WorkspaceContext, importId: string): Promise<void> {
  await changingWork(ctx, async (tx, actor) => {
    const found = await ownImport(tx, actor, importId, 'update');
    if (found.status !== 'receiving') return;
    const place = { workspaceId: actor.workspace.id, importId };
    const { head, total } = await stage(tx, place);
    const own = await readCustomFields(tx, place.workspaceId);
    if (total === 0) throw new Invalid({ file: 'file-empty' });
    await tx
      .update(imports)
      .set({ status: 'ready', columns: head, mapping: recognise(head, own), total, updatedAt: sql`now()` })
      .where(and(eq(imports.workspaceId, place.workspaceId), eq(imports.id, importId)));
    await tx.delete(importChunks).where(ofImport(place));
  });
}

interface Place {
  workspaceId: string;
  importId: string;
}

const ofImport = (place: Place) =>
  and(eq(importChunks.workspaceId, place.workspaceId), eq(importChunks.importId, place.importId));

async function stage(tx: Transaction, place: Place): Promise<{ head: string[]; total: number }> {
  let head: string[] = [];
  let total = 0;
  let isFirst = true;
  let batch: [number, string[]][] = [];
  for await (const fields of records(decode(pieces(tx, place)))) {
    const isOfHead = isFirst && isHead(fields);
    isFirst = false;
    if (isOfHead) {
      head = fields;
      continue;
    }
    total++;
    if (total > mostRows) throw new Invalid({ file: 'file-too-long' });
    batch.push([total, fields]);
    if (batch.length === rowsAtOnce) await save(tx, place, batch);
    if (batch.length === rowsAtOnce) batch = [];
  }
  await save(tx, place, batch);
  return { head, total };
}

async function* pieces(tx: Transaction, place: Place): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const [chunk] = await tx
      .select({ bytes: importChunks.bytes })
      .from(importChunks)
      .where(and(ofImport(place), eq(importChunks.position, position)))
      .orderBy(asc(importChunks.position));
    if (!chunk) return;
    yield chunk.bytes;
  }
}

async function* records(texts: AsyncGenerator<string>): AsyncGenerator<string[]> {
  let beginning = '';
  while (beginning.length < 8_192) {
    const next = await texts.next();
    if (next.done) break;
    beginning += next.value;
  }
  const parser = parse({
    delimiter: delimiterOf(beginning),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: 256 * 1024,
  });
  async function* rest() {
    yield beginning;
    yield* texts;
  }
  const source = Readable.from(rest(), { objectMode: true });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const record of parser) yield (record as string[]).slice(0, mostColumns);
  } catch (error) {
    const isMalformed = error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
    throw isMalformed ? new Invalid({ file: 'file-malformed' }) : error;
  }
}

async function save(tx: Transaction, place: Place, batch: [number, string[]][]): Promise<void> {
  if (batch.length === 0) return;
  await tx.execute(sql`insert into import_rows (workspace_id, import_id, "row", fields)
    select ${place.workspaceId}::uuid, ${place.importId}::uuid, (each->>0)::int, each->1
    from jsonb_array_elements(${JSON.stringify(batch)}::jsonb) as each`);
}
