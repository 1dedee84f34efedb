'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { changeCover } from '@/lib/access/members/cover/change-cover';
import { endCover } from '@/lib/access/members/cover/end-cover';
import { startCover } from '@/lib/access/members/cover/start-cover';
import { previewCover } from '@/lib/access/members/effects/preview-cover';
import { work } from '@/lib/modules';
import { ChangeCover, EndCover, PreviewCover, StartCover } from './inputs';

/** The actions on covers. Members lend their own seats, administrators those of others: the services decide (B11). */

export const startCoverAction = action('member', creating(StartCover), async (ctx, input) => {
  const started = await startCover(ctx, input);
  refresh();
  return started;
});

export const changeCoverAction = action('member', ChangeCover, async (ctx, input) => {
  await changeCover(ctx, input);
  refresh();
});

export const endCoverAction = action('member', EndCover, async (ctx, input) => {
  await endCover(ctx, input);
  refresh();
});

/** What a cover lends, before it is arranged or changed (B2). */
export const previewCoverAction = action('member', PreviewCover, (ctx, input) =>
  previewCover(ctx, work, input),
);
