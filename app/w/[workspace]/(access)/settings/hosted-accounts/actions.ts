'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { createHostedAccount } from '@/lib/access/hosted-accounts/create-hosted-account';
import { restoreAccount } from '@/lib/access/hosted-accounts/restore-account';
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
