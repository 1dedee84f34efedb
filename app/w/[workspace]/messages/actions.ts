'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/action';
import { assignConversation } from '@/lib/services/conversations/assign';
import { setConversationStatus } from '@/lib/services/conversations/set-status';
import { AssignConversation, SetConversationStatus } from './inputs';

export const assignConversationAction = action('messages.assign', AssignConversation, async (ctx, input) => {
  await assignConversation(ctx, input);
  refresh();
});

export const setConversationStatusAction = action(
  'messages.close',
  SetConversationStatus,
  async (ctx, input) => {
    await setConversationStatus(ctx, input);
    refresh();
  },
);
