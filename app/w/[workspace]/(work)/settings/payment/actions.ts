'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { addPaymentMethod } from '@/lib/work/payment/add-payment-method';
import { removePaymentMethod } from '@/lib/work/payment/remove-payment-method';
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
