'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/action';
import { addPaymentMethod } from '@/lib/services/payment/add';
import { removePaymentMethod } from '@/lib/services/payment/remove';
import { AddPaymentMethod, OneWorkspace } from './inputs';

export const addPaymentMethodAction = action('payment.update', AddPaymentMethod, async (ctx, input) => {
  await addPaymentMethod(ctx, input);
  refresh();
});

export const removePaymentMethodAction = action('payment.update', OneWorkspace, async (ctx) => {
  const removed = await removePaymentMethod(ctx);
  refresh();
  return removed;
});
