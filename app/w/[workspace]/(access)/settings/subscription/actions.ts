'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { changePlan } from '@/lib/access/subscription/change-plan';
import { ChangePlan } from './inputs';

export const changePlanAction = action('subscription.update', ChangePlan, async (ctx, input) => {
  await changePlan(ctx, input);
  refresh();
});
