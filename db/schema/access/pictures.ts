import { customType, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from '../platform/columns';
import { users } from './users';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** The picture of a person, small and square. Seen by whoever shares an organisation with them. */
export const pictures = pgTable('pictures', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** New with every picture: part of its address, so that a browser may keep what it has. */
  version: id(),
  contentType: text().$type<'image/png' | 'image/jpeg' | 'image/webp'>().notNull(),
  bytes: bytea().notNull(),
  createdAt: createdAt(),
});
