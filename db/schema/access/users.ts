import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, foldedEmail, id, moment, nameText, plainEmail } from '../platform/columns';

/** A person who can sign in. Global, because one person may belong to several organisations. */
export const users = pgTable(
  'users',
  {
    id: id().primaryKey(),
    email: text().notNull(),
    /** The form by which emails are compared: see `foldEmail`. */
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

/** A signed-in browser. Only the hash of its token is stored (IN10). */
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
    /** What this browser views as (B6): the row of `viewings` and its workspace; null while its person acts as themself. */
    viewingId: uuid(),
    viewingIn: uuid(),
    /** The person viewed as, for their language; null for an access. */
    viewingUserId: uuid().references(() => users.id, { onDelete: 'set null' }),
    /** The first moment after it. */
    viewingUntil: moment(),
    /** When its person last gave their second factor in it (B17); null where they had none. */
    factorAt: moment(),
    /** Whether the identity provider said at the sign-in that it had asked for a second factor. */
    providerFactor: boolean().notNull().default(false),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

/** A link with which its receiver chooses a new password. The token is derived, never stored. */
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
    /** The administrator who created it, and their workspace: their permissions are checked again on use (S3.11). */
    issuedBy: uuid().references(() => users.id, { onDelete: 'cascade' }),
    issuedIn: uuid(),
    /** The membership from which they created it, there or in a workspace above (IN15). */
    issuedAs: uuid(),
  },
  (table) => [index('password_resets_user').on(table.userId)],
);

/** A link that proves the ownership of a new email (S1.33). The token is derived, never stored. */
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

/** Counters of attempts in fixed windows; in the database, so that all processes share them (LI4). */
/** Networks from which accounts have signed in: global limits do not apply to them there (LI2). */
export const knownNetworks = pgTable('known_networks', {
  /** A hash of account and network, so that the row reveals neither. */
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
