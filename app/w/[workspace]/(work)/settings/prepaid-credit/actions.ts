'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { topUp } from '@/lib/work/credit/top-up';
import { TopUpCredit } from './inputs';

/** Adds credit to a prepaid account (S0.2). */
export const topUpAction = action('prepaid-credit.top-up', TopUpCredit, async (ctx, input) => {
  const balance = await topUp(ctx, input);
  refresh();
  return { balance };
});
