'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { InWorkspace } from '@/lib/platform/input/for-workspace';
import { dismissFirstSteps } from '@/lib/work/first-steps/dismiss-first-steps';

export const dismissFirstStepsAction = action('dashboard.view', InWorkspace, async (ctx) => {
  await dismissFirstSteps(ctx);
  refresh();
});
