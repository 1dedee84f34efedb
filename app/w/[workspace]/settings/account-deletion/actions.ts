'use server';

import { action } from '@/lib/action';
import { deleteAccount } from '@/lib/services/hosted-accounts/delete';
import { DeleteAccount } from './inputs';

export const deleteAccountAction = action('account-deletion.delete', DeleteAccount, (ctx, input) =>
  deleteAccount(ctx, input),
);
