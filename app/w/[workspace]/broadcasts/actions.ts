'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/action';
import { createBroadcast } from '@/lib/services/broadcasts/create';
import { deleteBroadcast } from '@/lib/services/broadcasts/delete';
import { startBroadcastExport } from '@/lib/services/broadcasts/export';
import { sendBroadcast } from '@/lib/services/broadcasts/send';
import { reachOfAudience } from '@/lib/services/broadcasts/surroundings';
import { turnBroadcast } from '@/lib/services/broadcasts/turn';
import { updateBroadcast } from '@/lib/services/broadcasts/update';
import { viewBroadcast } from '@/lib/services/broadcasts/view';
import {
  CountAudience,
  CreateBroadcast,
  OneBroadcast,
  SeenBroadcast,
  SendBroadcast,
  TurnBroadcast,
  UpdateBroadcast,
} from './inputs';

export const countAudienceAction = action('broadcasts.send', CountAudience, (ctx, input) =>
  reachOfAudience(ctx, input.audience),
);

/** As it is now: what someone is shown whose change came too late (RO7). */
export const findBroadcastAction = action('broadcasts.view', OneBroadcast, (ctx, input) =>
  viewBroadcast(ctx, input.broadcastId),
);

export const createBroadcastAction = action('broadcasts.send', creating(CreateBroadcast), (ctx, input) =>
  createBroadcast(ctx, input),
);

export const updateBroadcastAction = action('broadcasts.send', UpdateBroadcast, async (ctx, input) => {
  await updateBroadcast(ctx, input);
  refresh();
});

export const deleteBroadcastAction = action('broadcasts.send', SeenBroadcast, (ctx, input) =>
  deleteBroadcast(ctx, input),
);

export const sendBroadcastAction = action('broadcasts.send', SendBroadcast, async (ctx, input) => {
  await sendBroadcast(ctx, input);
  refresh();
});

export const turnBroadcastAction = action('broadcasts.send', TurnBroadcast, async (ctx, input) => {
  await turnBroadcast(ctx, input);
  refresh();
});

export const exportBroadcastAction = action('broadcasts.export', OneBroadcast, (ctx, input) =>
  startBroadcastExport(ctx, input.broadcastId),
);
