'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { cancelRun } from '@/lib/work/shortcuts/cancel-run';
import { OneRun } from './inputs';

export const cancelRunAction = action('shortcuts.start', OneRun, async (ctx, input) => {
  await cancelRun(ctx, input.runId);
  refresh();
});
