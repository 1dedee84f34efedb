import { getTableColumns, type InferSelectModel } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';

type Reader = [key: string, name: string, read: (value: unknown) => unknown];

const known = new WeakMap<PgTable, readonly Reader[]>();

/** A row of a table as the database wrote it with `to_json`, in the form in which Drizzle reads it. */
export function rowFromJson<T extends PgTable>(table: T, json: Readonly<Record<string, unknown>>) {
  const readers = known.get(table) ?? readersOf(table);
  known.set(table, readers);
  const row: Record<string, unknown> = {};
  for (const [key, name, read] of readers) {
    const value = json[name] ?? null;
    row[key] = value === null ? null : read(value);
  }
  return row as InferSelectModel<T>;
}

const readersOf = (table: PgTable): Reader[] =>
  Object.entries(getTableColumns(table)).map(([key, column]) => [
    key,
    column.keyAsName ? toSnakeCase(column.name) : column.name,
    (value) => column.mapFromDriverValue(value),
  ]);
