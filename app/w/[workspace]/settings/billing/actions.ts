'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/action';
import { updateBilling } from '@/lib/services/billing/details';
import { UpdateBilling } from './inputs';

/** Changes to whom the account's invoices are written (S0.2). */
export const updateBillingAction = action('billing.update', UpdateBilling, async (ctx, input) => {
  const { workspace: _, ...details } = input;
  const saved = await updateBilling(ctx, { ...details, country: details.country.toUpperCase() });
  refresh();
  return saved;
});
