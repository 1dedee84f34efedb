import { sql } from 'drizzle-orm';
import { bigint, check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id } from '../platform/columns';

/** `prepaid`: what can be spent. The others are where credit comes from and goes to, so that nothing is lost between. */
export type CreditAccountKind = 'prepaid' | 'top-ups' | 'messages';

/** The accounts of a workspace's ledger. A trigger keeps each balance; the application cannot. */
export const creditAccounts = tenantTable(
  'credit_accounts',
  {
    id: id(),
    kind: text().$type<CreditAccountKind>().notNull(),
    balance: bigint({ mode: 'number' }).notNull().default(0),
  },
  {
    isKept: true,
    more: (table) => [
      uniqueIndex('credit_accounts_kind').on(table.workspaceId, table.kind),
      check('credit_accounts_never_overdrawn', sql`kind <> 'prepaid' or balance >= 0`),
    ],
  },
);

export type CreditReason = 'top-up' | 'message';

/** One movement of credit. Append-only, as its entries are; together they come to zero when the transaction ends. */
export const creditTransfers = tenantTable(
  'credit_transfers',
  {
    id: id(),
    reason: text().$type<CreditReason>().notNull(),
    /** Who did it, a person or an automation, kept as they were called: the ledger outlives them. */
    byUserId: uuid().notNull(),
    byName: text().notNull(),
    /** In which account of the tree it was spent or topped up, as it was called. */
    accountName: text().notNull(),
    /** What a top-up is booked under, as whoever paid wrote it. */
    reference: text().notNull().default(''),
    /** Made where it was asked for, so that the same request sent twice moves credit once. */
    requestId: uuid().notNull(),
    at: createdAt(),
  },
  {
    isKept: true,
    more: (table) => [
      uniqueIndex('credit_transfers_request').on(table.workspaceId, table.requestId),
      index('credit_transfers_latest').on(table.workspaceId, table.at, table.id),
    ],
  },
);

export const creditEntries = tenantTable(
  'credit_entries',
  {
    transferId: uuid().notNull(),
    accountId: uuid().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
  },
  {
    key: ['transferId', 'accountId'],
    within: { transferId: creditTransfers, accountId: creditAccounts },
    isKept: true,
    more: () => [check('credit_entries_move', sql`amount <> 0`)],
  },
);
