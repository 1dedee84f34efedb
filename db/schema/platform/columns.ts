import { sql } from 'drizzle-orm';
import { check, customType, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 } from 'uuid';

/** A UUIDv7 made in the application: ids of one table sort by creation. */
export const id = () =>
  uuid()
    .notNull()
    .$defaultFn(() => v7());

/** A moment, judged by the database's clock (FA8). */
export const moment = () => timestamp({ withTimezone: true, mode: 'date' });

export const createdAt = () => moment().notNull().default(sql`now()`);

export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Names have one form: a keyboard and a file may spell the same letters with other code points (N04). */
const toDriver = (value: string) => value.normalize('NFC');

/** A name, in the form that Unicode calls NFC. */
export const nameText = customType<{ data: string }>({ dataType: () => 'text', toDriver });

/** A name in lists that people read in order: é is beside e whatever the server's locale. */
export const sortedText = customType<{ data: string }>({
  dataType: () => 'text collate "und-x-icu"',
  toDriver,
});

/** The column `email` as addresses are compared: A to Z folded, whatever the locale of the database (`foldEmail`). */
export const foldedEmail = () => text().notNull().generatedAlwaysAs(sql`lower(email collate "C")`);

/** No letter of an address looks like another one: what `EmailAddress` accepts is written in ASCII (AU12). */
export const plainEmail = (name: string) => check(name, sql`email collate "C" ~ '^[!-~]+$'`);
