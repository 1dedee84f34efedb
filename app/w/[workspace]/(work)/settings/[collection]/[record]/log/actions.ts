'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { retryDelivery } from '@/lib/work/deliveries/retry-delivery';
import { testIntegration } from '@/lib/work/integrations/send-test';
import { RetryDelivery, TestIntegration } from './inputs';

/** The input names the collection, its log the permission that is asked for. */

/** What came of it stands in the log, which hears of it. */
export const testIntegrationAction = action('member', creating(TestIntegration), (ctx, input) =>
  testIntegration(ctx, input),
);

export const retryDeliveryAction = action('member', RetryDelivery, async (ctx, input) => {
  await retryDelivery(ctx, input);
  refresh();
});
