'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { addManager } from '@/lib/access/managers/add-manager';
import { findManagerCandidates } from '@/lib/access/managers/find-candidates';
import { AddManager, FindManagers } from './inputs';

export const addManagerAction = action('managers.view', AddManager, async (ctx, input) => {
  const manager = await addManager(ctx, input);
  refresh();
  return manager;
});

export const findManagersAction = action('managers.view', FindManagers, (ctx, input) =>
  findManagerCandidates(ctx, input),
);
