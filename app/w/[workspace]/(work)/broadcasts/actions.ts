'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { countRecipients } from '@/lib/work/broadcasts/broadcast-form-data';
import { viewBroadcast } from '@/lib/work/broadcasts/broadcast-view';
import { changeBroadcastState } from '@/lib/work/broadcasts/change-broadcast-state';
import { createBroadcast } from '@/lib/work/broadcasts/create-broadcast';
import { deleteBroadcast } from '@/lib/work/broadcasts/delete-broadcast';
import { sendBroadcast } from '@/lib/work/broadcasts/send-broadcast';
import { startBroadcastExport } from '@/lib/work/broadcasts/start-broadcast-export';
import { updateBroadcast } from '@/lib/work/broadcasts/update-broadcast';
import {
  ChangeBroadcastState,
  CountAudience,
  CreateBroadcast,
  OneBroadcast,
  SeenBroadcast,
  SendBroadcast,
  UpdateBroadcast,
} from './inputs';

export const countAudienceAction = action('broadcasts.send', CountAudience, (ctx, input) =>
  countRecipients(ctx, input.audience),
);

/** The saved broadcast, shown after an edit conflict (RO7). */
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

export const changeBroadcastStateAction = action(
  'broadcasts.send',
  ChangeBroadcastState,
  async (ctx, input) => {
    await changeBroadcastState(ctx, input);
    refresh();
  },
);

export const exportBroadcastAction = action('broadcasts.export', OneBroadcast, (ctx, input) =>
  startBroadcastExport(ctx, input.broadcastId),
);
