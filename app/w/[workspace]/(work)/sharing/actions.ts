'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { shareRecord } from '@/lib/work/shares/share-record';
import { ShareRecord } from './inputs';

/** Sets the accounts below with which an item is shared (S0.2). */
export const shareRecordAction = action('sharing.share', ShareRecord, async (ctx, input) => {
  const { kind, id, accountIds } = input;
  await shareRecord(ctx, { record: { kind, id }, accountIds });
  refresh();
});
