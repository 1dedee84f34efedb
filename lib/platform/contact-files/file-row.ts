/** Why a row could not be read. */
export type Unread = 'too-long' | 'group';

/** A row of a file of contacts: a record of a table, or a card. */
export interface FileRow {
  /** The line of the file on which it begins, counted from 1. */
  line: number;
  /** In the order of the columns; for an unreadable row, its beginning. */
  fields: string[];
  unread?: Unread;
}
