import 'server-only';
import { and, eq } from 'drizzle-orm';
import { creditAccounts, creditEntries, creditTransfers } from '@/db/schema/work/credit';

/** The condition that joins entries to their transfer. */
export const ofTransfer = and(
  eq(creditEntries.workspaceId, creditTransfers.workspaceId),
  eq(creditEntries.transferId, creditTransfers.id),
);

/** The condition that joins the prepaid account to its entries; entries of other accounts find none. */
export const ofPrepaidAccount = and(
  eq(creditAccounts.workspaceId, creditEntries.workspaceId),
  eq(creditAccounts.id, creditEntries.accountId),
  eq(creditAccounts.kind, 'prepaid'),
);
