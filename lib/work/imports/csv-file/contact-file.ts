import type { ImportNotes } from '@/db/schema/work/imports';

/** Why a row could not be read. */
export type Unread = 'too-long' | 'group';

/** A row of a file of contacts: a record of a table, or a card. */
export interface FileRow {
  /** The line of the file on which it begins, from 1. */
  line: number;
  /** In the order of the columns; of a row that could not be read, its beginning. */
  fields: string[];
  unread?: Unread;
}

/** A file of contacts, opened. Rows are read as they are taken. */
export interface ContactFile {
  /** Its head; empty where it has none. */
  columns: string[];
  rows: AsyncGenerator<FileRow>;
  /** Complete once all rows have been taken. */
  notes: ImportNotes;
}
