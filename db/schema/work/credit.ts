import { sql } from 'drizzle-orm';
import { bigint, check, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id } from '../platform/columns';

/** `prepaid`: the available credit. The others are sources and sinks, so that the ledger balances. */
export type CreditAccountKind = 'prepaid' | 'top-ups' | 'messages';

/** The accounts of a workspace's ledger. A trigger maintains each balance; the application cannot write it. */
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

/** A transfer of credit. Append-only, like its entries, whose sum is zero at the end of the transaction. */
export const creditTransfers = tenantTable(
  'credit_transfers',
  {
    id: id(),
    reason: text().$type<CreditReason>().notNull(),
    /** The person or automation that caused it, with its name at that time, because the ledger outlives it. */
    byUserId: uuid().notNull(),
    byName: text().notNull(),
    /** The account that spent or topped up, and its name at that time. */
    accountId: uuid().notNull(),
    accountName: text().notNull(),
    /** The reference of a top-up, as the payer entered it. */
    reference: text().notNull().default(''),
    /** Created by the form, so that the same request sent twice moves credit once. */
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
