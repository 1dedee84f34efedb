import 'server-only';
import { and, asc, inArray } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { enterState } from '@/lib/work/records/change/enter-state';
import type { Changer } from '@/lib/work/records/change/record-change';
import { liveRecords } from '@/lib/work/records/live-records';
import { adEffects } from './ad-effects';
import { atWork, facebookAds } from './facebook-ads';

/**
 * Suspends every running or scheduled ad when the workspace can no longer pay (S2.19). The flag was removed
 * before, in the same transaction: a concurrent launch waits for it and is refused.
 * @returns the number of suspended ads
 */
export async function suspendAds(tx: Transaction, changer: Changer): Promise<number> {
  const ads = await tx
    .select()
    .from(collectionRecords)
    .where(
      and(liveRecords(changer.workspace.id, facebookAds.id), inArray(collectionRecords.state, [...atWork])),
    )
    .orderBy(asc(collectionRecords.id))
    .for('update');
  for (const ad of ads)
    await enterState(tx, changer, facebookAds, ad, { state: 'suspended' }, { effects: adEffects });
  return ads.length;
}
