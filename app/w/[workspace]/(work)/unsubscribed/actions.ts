'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { resubscribe } from '@/lib/work/unsubscribed/resubscribe';
import { OneContact } from './inputs';

/** Allows messages to a contact again (S0.2). */
export const resubscribeAction = action('unsubscribed.resubscribe', OneContact, async (ctx, input) => {
  await resubscribe(ctx, input);
  refresh();
});
