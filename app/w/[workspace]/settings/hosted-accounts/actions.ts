'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/action';
import { createHostedAccount } from '@/lib/services/hosted-accounts/create';
import { restoreAccount } from '@/lib/services/hosted-accounts/restore';
import { CreateHostedAccount, OneAccount } from './inputs';

export const createHostedAccountAction = action(
  'hosted-accounts.create',
  creating(CreateHostedAccount),
  async (ctx, input) => {
    const created = await createHostedAccount(ctx, input);
    refresh();
    return created;
  },
);

export const restoreAccountAction = action('hosted-accounts.restore', OneAccount, async (ctx, input) => {
  await restoreAccount(ctx, input);
  refresh();
});
