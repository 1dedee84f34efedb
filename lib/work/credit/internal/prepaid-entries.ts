import 'server-only';
import { and, eq } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { creditAccounts, creditEntries, creditTransfers } from '@/db/schema/work/credit';

/** The condition that joins entries to their transfer. */
export const ofTransfer = and(
  eq(creditEntries.workspaceId, creditTransfers.workspaceId),
  eq(creditEntries.transferId, creditTransfers.id),
);

/** The condition that joins the prepaid account to its entries; entries of other accounts find none. */
export const ofPrepaidAccount = and(
  refersTo(creditEntries.accountId, creditAccounts),
  eq(creditAccounts.kind, 'prepaid'),
);
