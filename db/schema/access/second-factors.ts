import { bigint, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, id, moment, nameText } from '../platform/columns';
import type { SignInWay } from './sign-in-events';
import { users } from './users';

/** The authenticator app of a person (B17): under way until a code confirms it. */
export const totpFactors = pgTable('totp_factors', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** Sealed: a copy of the database opens nothing (IN10). */
  secret: bytea().notNull(),
  /** The session that began it, which alone sees the secret and can confirm it. */
  begunIn: uuid().notNull(),
  begunAt: createdAt(),
  confirmedAt: moment(),
  /** The latest time step whose code was accepted: neither it nor an earlier one is accepted again (AU13). */
  lastStep: integer(),
  lastUsedAt: moment(),
});

/** A passkey of a person (B17): the public half of a key pair, which opens nothing (IN10). */
export const passkeys = pgTable(
  'passkeys',
  {
    id: id().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** As the authenticator names it, in base64url. */
    credentialId: text().notNull().unique(),
    publicKey: bytea().notNull(),
    /** Of its uses, as far as the authenticator counts them: one that went back is refused (AU13). */
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    /** The model of the authenticator, as it says itself; zeros where it does not. */
    aaguid: uuid().notNull(),
    /** The host for which the authenticator keeps it: under another host it does not work. */
    host: text().notNull(),
    name: nameText().notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment(),
  },
  (table) => [index('passkeys_user').on(table.userId)],
);

/** A challenge that a passkey has answered: each is accepted once (AU13), and this row says that it was. */
export const usedChallenges = pgTable('used_challenges', {
  challengeHash: text().primaryKey(),
  /** From then on the challenge is too old without this row. */
  expiresAt: moment().notNull(),
});

/** A code that takes the place of every other factor, once. Only a keyed hash is stored (IN10). */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    codeHash: text().notNull(),
    createdAt: createdAt(),
    usedAt: moment(),
  },
  (table) => [index('recovery_codes_user').on(table.userId)],
);

/** A reset of a second factor that an administrator or the operator began (B17). Its link removes the factor. */
export const factorResets = pgTable(
  'factor_resets',
  {
    id: id().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** With the id it derives the token of the mailed link; null where the operator was given the link. */
    nonce: text(),
    tokenHash: text().notNull().unique(),
    createdAt: createdAt(),
    /** The link works from then on. */
    dueAt: moment().notNull(),
    expiresAt: moment().notNull(),
    completedAt: moment(),
    stoppedAt: moment(),
    /** The administrator, and the workspace and membership they began it from: as in `passwordResets`. */
    issuedBy: uuid().references(() => users.id, { onDelete: 'cascade' }),
    issuedIn: uuid(),
    issuedAs: uuid(),
  },
  (table) => [index('factor_resets_user').on(table.userId)],
);

/** A sign-in that waits for the second factor. It is no session: its token opens the challenge and nothing else (AU13). */
export const pendingSignIns = pgTable(
  'pending_sign_ins',
  {
    id: id().primaryKey(),
    tokenHash: text().notNull().unique(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    /** For the record of sign-ins. */
    way: text().$type<SignInWay>(),
    userAgent: text(),
    ip: text(),
  },
  (table) => [index('pending_sign_ins_user').on(table.userId)],
);
