import { sql } from 'drizzle-orm';
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';
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
