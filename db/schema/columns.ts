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

/** Text that people read in order: é stands beside e whatever the server's locale. */
export const sortedText = customType<{ data: string }>({ dataType: () => 'text collate "und-x-icu"' });

/** The column `email` as addresses are compared: A to Z folded, whatever the locale of the database (`foldEmail`). */
export const foldedEmail = () => text().notNull().generatedAlwaysAs(sql`lower(email collate "C")`);

/** No letter of an address looks like another one: what `EmailAddress` accepts is written in ASCII (AU12). */
export const plainEmail = (name: string) => check(name, sql`email collate "C" ~ '^[!-~]+$'`);
