import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { setFlag } from '@/lib/access/workspaces/set-flag';
import { Invalid } from '@/lib/platform/errors';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { liveRecords } from '@/lib/work/records/live-records';
import { adAccounts } from './ad-accounts';
import { atWork, facebookAds } from './facebook-ads';

/** The id of the connected ad account; undefined when there is none. */
export async function connectedAccount(tx: Transaction, workspaceId: string): Promise<string | undefined> {
  const [account] = await tx
    .select({ id: collectionRecords.id })
    .from(collectionRecords)
    .where(and(liveRecords(workspaceId, adAccounts.id), eq(collectionRecords.state, 'connected')));
  return account?.id;
}

/**
 * Lets the workspace launch ads. The flag tells whether an account is connected, so that of two concurrent connections
 * one is refused.
 * @throws Invalid as a whole when another account is connected
 */
export async function connect(tx: Transaction, { workspaceId }: RecordRow): Promise<void> {
  if (!(await setFlag(tx, workspaceId, 'ad-account', true))) throw new Invalid({ '': 'one-ad-account' });
}

/**
 * Ends the launching of ads, unless another account is connected: a new account starts disconnected. Setting the flag locks the workspace: a concurrent launch is waited for, or refused.
 * @throws Invalid as a whole while ads run or are scheduled: nothing could suspend them afterwards
 */
export async function disconnect(tx: Transaction, { workspaceId }: RecordRow): Promise<void> {
  if (await connectedAccount(tx, workspaceId)) return;
  await setFlag(tx, workspaceId, 'ad-account', false);
  const [ad] = await tx
    .select({ id: collectionRecords.id })
    .from(collectionRecords)
    .where(and(liveRecords(workspaceId, facebookAds.id), inArray(collectionRecords.state, [...atWork])))
    .limit(1);
  if (ad) throw new Invalid({ '': 'ads-at-work' });
}
