import { sql } from 'drizzle-orm';
import { check, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { bytea, createdAt, id, moment } from '../platform/columns';
import type { CustomValues } from './contacts';

/**
 * The columns of each field in a file. The name may have several; of phones and emails the first non-empty one
 * counts.
 */
export interface ImportMapping {
  name: number[];
  phone: number[];
  email: number[];
  /** Used as the name of a contact without one. */
  organisation?: number[];
  /** Custom fields, by the id of the field's definition. */
  fields?: Record<string, number>;
}

/** Notes on a file as a whole, shown to the person. */
export interface ImportNotes {
  /** Columns beyond the last one that is read. */
  ignoredColumns: number;
  /** Lines above the head, which are not rows. */
  linesAbove: number;
  /** Cards with a number for fax or pager only. */
  faxes: number;
}

/** A value of a row that could not be read. */
export interface DroppedValue {
  /** `name`, `phone`, `email`, or the id of a custom field. */
  field: string;
  value: string;
}

/** An import of a contact file: received in pieces, mapped, its rows checked, then added at once. */
export const imports = tenantTable(
  'imports',
  {
    id: id(),
    userId: uuid().notNull(),
    filename: text().notNull(),
    status: text().$type<'receiving' | 'ready' | 'running' | 'done' | 'failed'>().notNull(),
    /** The head of the file; empty if it has none. */
    columns: jsonb().$type<string[]>().notNull().default([]),
    mapping: jsonb().$type<ImportMapping>(),
    /** The announced number of bytes. */
    size: integer().notNull(),
    /** Notes on the file as a whole, shown to the person. */
    notes: jsonb().$type<ImportNotes>().notNull().default({ ignoredColumns: 0, linesAbove: 0, faxes: 0 }),
    /** The current run: a late earlier run finds another id here and stops. */
    runId: uuid(),
    total: integer().notNull().default(0),
    checked: integer().notNull().default(0),
    added: integer().notNull().default(0),
    /** Rows of existing contacts whose empty fields were filled. */
    filled: integer().notNull().default(0),
    /** Rows of existing contacts, skipped by choice. */
    leftOut: integer().notNull().default(0),
    /** Rows that cannot become a contact. */
    refused: integer().notNull().default(0),
    createdAt: createdAt(),
    updatedAt: moment().notNull().default(sql`now()`),
  },
  {
    more: (table) => [
      // Every row of a file is accounted for (IM1).
      check(
        'imports_account_for_every_row',
        sql`${table.status} <> 'done' or ${table.total} = ${table.added} + ${table.filled} + ${table.leftOut} + ${table.refused}`,
      ),
    ],
  },
);

/** A piece of a file as it was sent. Rows are not stored, but parsed from here whenever they are needed. */
export const importChunks = tenantTable(
  'import_chunks',
  {
    importId: uuid().notNull(),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  { key: ['importId', 'position'], within: { importId: imports } },
);

/** The result of a row of a file. */
export const importRows = tenantTable(
  'import_rows',
  {
    importId: uuid().notNull(),
    row: integer().notNull(),
    /** Id of the contact to be created. */
    contactId: uuid(),
    name: text(),
    phone: text(),
    email: text(),
    /** Like those of contacts: under row-level security an index can only serve a plain column, not lower() of one. */
    emailKey: text().generatedAlwaysAs(sql`lower(btrim(email))`),
    phoneKey: text().generatedAlwaysAs(sql`regexp_replace(phone, '[^0-9+]', '', 'g')`),
    /** Values of custom fields. */
    customFields: jsonb().$type<CustomValues>().notNull().default({}),
    refusal: text(),
    dropped: jsonb().$type<DroppedValue[]>().notNull().default([]),
    /** An earlier row of the same person, which this one completes. */
    duplicateOf: integer(),
    /** The existing contact of the same person. */
    knownId: uuid(),
  },
  { key: ['importId', 'row'], within: { importId: imports } },
);
