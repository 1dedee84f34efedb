import 'server-only';
import type { Transaction } from '@/db/tenant';
import { requireFlag } from '@/lib/access/workspaces/require-flag';
import { Invalid } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import type { RecordEffects } from '@/lib/work/records/record-effects';
import { connect, connectedAccount, disconnect } from './connected-account';

/** The ad account learns each state of an ad (S2.15), and an ad costs money once it is scheduled (S2.19). */
export const adEffects = {
  'facebook-ads': { scheduled: start, running: start, suspended: handOver },
  'ad-accounts': { connected: connect, disconnected: disconnect },
} satisfies RecordEffects;

/** The lock of the workspace also makes a concurrent disconnection of the ad account wait, or this wait for it. */
async function start(tx: Transaction, ad: RecordRow): Promise<void> {
  await requireFlag(tx, ad.workspaceId, 'payment-method', 'no-payment-method');
  await handOver(tx, ad);
}

/** Hands the new state over in the transaction that changes it. */
async function handOver(tx: Transaction, { workspaceId, id: adId }: RecordRow): Promise<void> {
  const accountId = await connectedAccount(tx, workspaceId);
  if (!accountId) throw new Invalid({ '': 'no-ad-account' });
  await enqueue(tx, { kind: 'ad-state', workspaceId, accountId, adId });
}
