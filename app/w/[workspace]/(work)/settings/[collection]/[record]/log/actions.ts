'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { retryDelivery } from '@/lib/work/deliveries/retry-delivery';
import { testIntegration } from '@/lib/work/integrations/send-test';
import { RetryDelivery, TestIntegration } from './inputs';

/** The input names the collection, whose log names the required permission. */

/** The log shows the result; it is notified of new attempts. */
export const testIntegrationAction = action('member', creating(TestIntegration), (ctx, input) =>
  testIntegration(ctx, input),
);

export const retryDeliveryAction = action('member', RetryDelivery, async (ctx, input) => {
  await retryDelivery(ctx, input);
  refresh();
});
