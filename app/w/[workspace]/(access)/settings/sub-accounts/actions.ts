'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { closeSubAccount, reopenSubAccount } from '@/lib/access/sub-accounts/close-sub-account';
import { createSubAccount } from '@/lib/access/sub-accounts/create-sub-account';
import { moveSubAccount } from '@/lib/access/sub-accounts/move-sub-account';
import { previewClose } from '@/lib/access/sub-accounts/preview-close';
import { renameSubAccount } from '@/lib/access/sub-accounts/rename-sub-account';
import { CreateSubAccount, MoveSubAccount, OneSubAccount, RenameSubAccount } from './inputs';

/** The actions of the Sub-accounts page (S0.2). */

export const createSubAccountAction = action(
  'sub-accounts.create',
  creating(CreateSubAccount),
  async (ctx, input) => {
    const { slug } = await createSubAccount(ctx, input);
    refresh();
    return { slug };
  },
);

export const renameSubAccountAction = action('sub-accounts.update', RenameSubAccount, async (ctx, input) => {
  await renameSubAccount(ctx, input);
  refresh();
});

export const moveSubAccountAction = action('sub-accounts.move', MoveSubAccount, async (ctx, input) => {
  await moveSubAccount(ctx, input);
  refresh();
});

export const previewCloseAction = action('sub-accounts.close', OneSubAccount, (ctx, input) =>
  previewClose(ctx, input),
);

export const closeSubAccountAction = action('sub-accounts.close', OneSubAccount, async (ctx, input) => {
  await closeSubAccount(ctx, input);
  refresh();
});

export const reopenSubAccountAction = action('sub-accounts.close', OneSubAccount, async (ctx, input) => {
  await reopenSubAccount(ctx, input);
  refresh();
});
