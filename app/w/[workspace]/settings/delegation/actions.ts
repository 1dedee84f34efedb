'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/action';
import { changeDelegation } from '@/lib/services/delegation/change';
import { ChangeDelegation } from './inputs';

export const changeDelegationAction = action('delegation.update', ChangeDelegation, async (ctx, input) => {
  await changeDelegation(ctx, input);
  refresh();
});
