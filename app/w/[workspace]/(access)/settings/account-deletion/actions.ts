'use server';

import { action } from '@/lib/access/gate/action';
import { deleteAccount } from '@/lib/access/hosted-accounts/delete-account';
import { DeleteAccount } from './inputs';

export const deleteAccountAction = action('account-deletion.delete', DeleteAccount, (ctx, input) =>
  deleteAccount(ctx, input),
);
