import type { Readable } from 'node:stream';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { traceStatement } from './internal/trace-statement';
import { longRead } from './replica';
import { settingsOf, type Tenant } from './tenant';

const dialect = new PgDialect({ casing: 'snake_case' });
const lineEnd = Buffer.from('\r\n');
const blockBytes = 64 * 1024;

/** Accepts a block of a file; resolves when it can take more. */
export type WriteBlock = (bytes: Uint8Array) => Promise<void>;

/** A separator of CSV, or `lines`: rows of one text column without control characters, as they are. */
type RowFormat = ',' | ';' | 'lines';

type Copy = (query: SQL, write: WriteBlock, signal: AbortSignal, format?: RowFormat) => Promise<void>;

/**
 * Writes the rows of a query as CSV lines. PostgreSQL formats them and they are passed on in blocks, so memory does
 * not grow with their number, and all are read as of one moment (CS3).
 *
 * @param write resolves when it can take more; the server waits until then
 * @param signal stops the server's query too
 * @throws the error of `write`, or the signal's reason
 */
export async function copyOut(
  tenant: Tenant,
  query: SQL,
  write: WriteBlock,
  signal: AbortSignal,
  format: RowFormat = ',',
): Promise<void> {
  let isSent = false;
  const send: WriteBlock = (bytes) => {
    isSent = true;
    return write(bytes);
  };
  await copying(
    tenant,
    (copy) => copy(query, send, signal, format),
    () => isSent,
  );
}

/** Writes the rows of several queries, one after another, all as of one moment (`copyOut`). */
export async function inCopySnapshot(tenant: Tenant, work: (copy: Copy) => Promise<void>): Promise<void> {
  let hasBegun = false;
  const begin = (copy: Copy) => {
    hasBegun = true;
    return work(copy);
  };
  await copying(tenant, begin, () => hasBegun);
}

function copying(tenant: Tenant, work: (copy: Copy) => Promise<void>, hasSent: () => boolean): Promise<void> {
  return longRead(async (sql) => {
    const settings = Object.entries(settingsOf(tenant));
    await sql`select set_config(name, value, true)
      from unnest(${settings.map(([name]) => name)}::text[], ${settings.map(([, value]) => value)}::text[]) as s(name, value)`;
    // No time limit: the reader sets the pace, and `signal` ends a stalled copy.
    await sql`set local statement_timeout = 0`;
    await work(async (query, write, signal, format = ',') => {
      await traceStatement(`copy (${dialect.sqlToQuery(query).sql}) to stdout`, async () => {
        const rows = sql.unsafe(`copy (${withLiterals(query)}) to stdout (${optionsOf(format)})`);
        await pump(await rows.readable(), write, signal, () => stopped(rows));
      });
    });
  }, hasSent);
}

/**
 * Asks the server to stop a copy. Settles once the server has the request, which could otherwise stop a later statement
 * of the connection; a request that is lost only lets the copy end by itself. `cancel()` of postgres.js 3.4.9 does
 * nothing to a query that streams, because its stream has resolved it, and its errors cannot be awaited.
 */
async function stopped(rows: object): Promise<void> {
  const query = rows as { active: boolean; canceller: ((query: object) => Promise<void>) | null };
  query.active = true;
  await query.canceller?.(query).catch(() => {});
}

/** With control characters as separator and quotation mark, no text needs quotation marks. */
const optionsOf = (format: RowFormat) =>
  format === 'lines' ? "format csv, delimiter E'\\x02', quote E'\\x01'" : `format csv, delimiter '${format}'`;

/**
 * The server sends each row as one message, which the stream passes on as one chunk. Rows end in LF, while RFC 4180
 * requires CRLF.
 */
function pump(
  rows: Readable,
  write: WriteBlock,
  signal: AbortSignal,
  cancel: () => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let lines: Buffer[] = [];
    let bytes = 0;
    let failure: { reason: unknown; isHeard: Promise<void> } | undefined;
    const take = () => {
      const block = Buffer.concat(lines, bytes);
      lines = [];
      bytes = 0;
      return block;
    };
    // The remaining messages must be read, or the connection could not be used again.
    const fail = (reason: unknown) => {
      failure ??= { reason, isHeard: cancel() };
      rows.resume();
    };
    const abort = () => fail(signal.reason);
    const end = (error?: unknown) => {
      signal.removeEventListener('abort', abort);
      if (failure) failure.isHeard.then(() => reject(failure?.reason));
      else if (error) reject(error);
      else write(take()).then(resolve, reject);
    };
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    rows.on('data', (row: Buffer) => {
      if (failure) return;
      lines.push(row.subarray(0, -1), lineEnd);
      bytes += row.length + 1;
      if (bytes < blockBytes) return;
      rows.pause();
      write(take()).then(() => rows.resume(), fail);
    });
    rows.once('end', () => {
      // The driver stops reading its socket when rows wait here, and resumes in `_read`, which an ended stream never
      // calls: the server's final message would stay unread, and the connection would hang.
      rows._read(0);
      end();
    });
    rows.once('error', end);
  });
}

/** COPY takes no parameters: they are quoted into the statement, like `quote_literal` of PostgreSQL. */
function withLiterals(query: SQL): string {
  const { sql, params } = dialect.sqlToQuery(query);
  return sql.replace(/\$(\d+)/g, (_, position: string) => literal(params[Number(position) - 1]));
}

function literal(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (
    Array.isArray(value) &&
    value.every((each) => typeof each === 'string' && /^[0-9a-f-]{36}$/.test(each))
  ) {
    return quoted(`{${value.join(',')}}`);
  }
  throw new Error('A value of this type cannot be written into a statement.');
}

function quoted(text: string): string {
  const inside = text.replaceAll("'", "''");
  return inside.includes('\\') ? ` E'${inside.replaceAll('\\', '\\\\')}'` : `'${inside}'`;
}
