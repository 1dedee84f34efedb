'use server';

import { action, creating } from '@/lib/access/gate/action';
import { testChannel } from '@/lib/work/inbox/channels/webhook/send-test';
import { TestChannel } from './inputs';

/** The actions on the page of a channel. */

export const testChannelAction = action('channels.connect', creating(TestChannel), (ctx, { recordId }) =>
  testChannel(ctx, recordId),
);
