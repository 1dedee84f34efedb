'use server';

import { refresh } from 'next/cache';
import { changeDelegation } from '@/lib/access/delegation/change-delegation';
import { action } from '@/lib/access/gate/action';
import { ChangeDelegation } from './inputs';

export const changeDelegationAction = action('delegation.update', ChangeDelegation, async (ctx, input) => {
  await changeDelegation(ctx, input);
  refresh();
});
