import { sql } from 'drizzle-orm';
import { check, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { bytea, createdAt, id, moment } from '../platform/columns';
import type { CustomValues } from './contacts';

/** Which columns of a file are what. A name stands in several; of phones and emails the first that is there counts. */
export interface ImportMapping {
  name: number[];
  phone: number[];
  email: number[];
  /** Of a contact without a name, the organisation is the name. */
  organisation?: number[];
  /** The workspace's own fields, by the id of the field's definition. */
  fields?: Record<string, number>;
}

/** What the person is told of a file as a whole. */
export interface ImportNotes {
  /** Columns past the last one that is read. */
  ignoredColumns: number;
  /** Lines above the head, which are no rows. */
  linesAbove: number;
  /** Cards with a number that only takes faxes or pages. */
  faxes: number;
}

/** What a row of a file says of a field and cannot be read. */
export interface DroppedValue {
  /** `name`, `phone`, `email`, or the id of one of the workspace's own fields. */
  field: string;
  value: string;
}

/** A file of contacts on its way in: received in pieces, looked at, its rows checked, then added at once. */
export const imports = tenantTable(
  'imports',
  {
    id: id(),
    userId: uuid().notNull(),
    filename: text().notNull(),
    status: text().$type<'receiving' | 'ready' | 'running' | 'done' | 'failed'>().notNull(),
    /** The head of the file; empty where it has none. */
    columns: jsonb().$type<string[]>().notNull().default([]),
    mapping: jsonb().$type<ImportMapping>(),
    /** How many bytes were announced. */
    size: integer().notNull(),
    /** What the person is told of the file as a whole. */
    notes: jsonb().$type<ImportNotes>().notNull().default({ ignoredColumns: 0, linesAbove: 0, faxes: 0 }),
    /** The run that counts: an older one that comes late finds another here. */
    runId: uuid(),
    total: integer().notNull().default(0),
    checked: integer().notNull().default(0),
    added: integer().notNull().default(0),
    /** Rows of people who were there already, whose empty fields were filled. */
    filled: integer().notNull().default(0),
    /** Rows of people who are there already, by the choice to leave these out. */
    leftOut: integer().notNull().default(0),
    /** Rows that can become nobody. */
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

/** A piece of a file as it was sent. All that is kept of it: rows are read from here as often as they are needed. */
export const importChunks = tenantTable(
  'import_chunks',
  {
    importId: uuid().notNull(),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  { key: ['importId', 'position'], within: { importId: imports } },
);

/** What would become of a row of a file. */
export const importRows = tenantTable(
  'import_rows',
  {
    importId: uuid().notNull(),
    row: integer().notNull(),
    /** Of the contact that it would be. */
    contactId: uuid(),
    name: text(),
    phone: text(),
    email: text(),
    /** As those of contacts: policies let an index be asked only for a plain column, not for lower() of one. */
    emailKey: text().generatedAlwaysAs(sql`lower(btrim(email))`),
    phoneKey: text().generatedAlwaysAs(sql`regexp_replace(phone, '[^0-9+]', '', 'g')`),
    /** Values of the workspace's own fields. */
    customFields: jsonb().$type<CustomValues>().notNull().default({}),
    refusal: text(),
    dropped: jsonb().$type<DroppedValue[]>().notNull().default([]),
    /** An earlier row of the same person, which this one completes. */
    duplicateOf: integer(),
    /** The contact that is this person already. */
    knownId: uuid(),
  },
  { key: ['importId', 'row'], within: { importId: imports } },
);
