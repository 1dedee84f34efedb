import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, foldedEmail, id, moment, nameText, plainEmail } from '../platform/columns';

/** A person who can sign in. Global: one person may belong to several organisations. */
export const users = pgTable(
  'users',
  {
    id: id().primaryKey(),
    email: text().notNull(),
    /** What addresses are compared by: see `foldEmail`. */
    emailKey: foldedEmail(),
    name: nameText().notNull(),
    passwordHash: text(),
    emailVerifiedAt: moment(),
    disabledAt: moment(),
    locale: text(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('users_email_key').on(table.emailKey), plainEmail('users_email_plain')],
);

/** A way to sign in through another identity provider (OIDC). */
export const accounts = pgTable(
  'accounts',
  {
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

/** A browser that is signed in. Only the hash of its token is kept (IN10). */
export const sessions = pgTable(
  'sessions',
  {
    id: id().primaryKey(),
    tokenHash: text().notNull().unique(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    lastSeenAt: createdAt(),
    expiresAt: moment().notNull(),
    userAgent: text(),
    ip: text(),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

/** A link that lets its receiver choose a new password. The token is derived, never stored. */
export const passwordResets = pgTable(
  'password_resets',
  {
    id: id().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    nonce: text().notNull(),
    tokenHash: text().notNull().unique(),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    consumedAt: moment(),
    supersededAt: moment(),
    /** Who made it for them, and in which workspace: their standing there counts when it is used (S3.11). */
    issuedBy: uuid().references(() => users.id, { onDelete: 'cascade' }),
    issuedIn: uuid(),
    /** The membership that let them make it, there or in a workspace above (IN15). */
    issuedAs: uuid(),
  },
  (table) => [index('password_resets_user').on(table.userId)],
);

/** A link that proves that a new address is the person's own (S1.33). The token is derived, never stored. */
export const emailChanges = pgTable(
  'email_changes',
  {
    id: id().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    emailKey: foldedEmail(),
    nonce: text().notNull(),
    tokenHash: text().notNull().unique(),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    consumedAt: moment(),
    supersededAt: moment(),
  },
  (table) => [index('email_changes_user').on(table.userId), plainEmail('email_changes_email_plain')],
);

/** Counters of attempts in fixed windows; in the database so that they hold across processes (LI4). */
/** Where accounts have signed in from: limits across all places do not concern them there (LI2). */
export const knownNetworks = pgTable('known_networks', {
  /** A hash of the account and the network: the row tells nobody's. */
  key: text().primaryKey(),
  lastUsedAt: createdAt(),
});

export const attempts = pgTable(
  'attempts',
  {
    key: text().notNull(),
    windowStart: moment().notNull(),
    count: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.key, table.windowStart] })],
);
