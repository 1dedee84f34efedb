'use server';

import { refresh } from 'next/cache';
import { updateBilling } from '@/lib/access/billing/billing-details';
import { action } from '@/lib/access/gate/action';
import { UpdateBilling } from './inputs';

/** Changes the invoice address of the account (S0.2). */
export const updateBillingAction = action('billing.update', UpdateBilling, async (ctx, input) => {
  const { workspace: _, ...details } = input;
  const saved = await updateBilling(ctx, { ...details, country: details.country.toUpperCase() });
  refresh();
  return saved;
});
