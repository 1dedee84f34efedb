'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { changeModel } from '@/lib/access/organisations/change-model';
import { ChangeModel } from './inputs';

export const changeModelAction = action('organisation.update', ChangeModel, async (ctx, input) => {
  await changeModel(ctx, input);
  refresh();
});
