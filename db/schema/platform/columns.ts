import { sql } from 'drizzle-orm';
import { check, customType, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 } from 'uuid';

/** A UUIDv7 generated in the application: ids of one table sort by creation. */
export const id = () =>
  uuid()
    .notNull()
    .$defaultFn(() => v7());

/** A timestamp, set by the database's clock (FA8). */
export const moment = () => timestamp({ withTimezone: true, mode: 'date' });

export const createdAt = () => moment().notNull().default(sql`now()`);

export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Normalises names: keyboards and files may encode the same character with different code points (N04). */
const toDriver = (value: string) => value.normalize('NFC');

/** A name in Unicode's form NFC. */
export const nameText = customType<{ data: string }>({ dataType: () => 'text', toDriver });

/** A name in lists sorted for readers: é is beside e, whatever the server's locale. */
export const sortedText = customType<{ data: string }>({
  dataType: () => 'text collate "und-x-icu"',
  toDriver,
});

/** The column `email` in the form for comparisons: A to Z folded, whatever the locale of the database (`foldEmail`). */
export const foldedEmail = () => text().notNull().generatedAlwaysAs(sql`lower(email collate "C")`);

/** Prevents lookalike characters in emails: only the ASCII characters that `EmailAddress` accepts (AU12). */
export const plainEmail = (name: string) => check(name, sql`email collate "C" ~ '^[!-~]+$'`);
