'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/action';
import { assignConversation } from '@/lib/services/conversations/assign';
import { setConversationStatus } from '@/lib/services/conversations/set-status';
import { note } from '@/lib/services/messages/note';
import { reply } from '@/lib/services/messages/reply';
import { AssignConversation, SetConversationStatus, WriteMessage } from './inputs';

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

export const replyAction = action('messages.reply', WriteMessage, async (ctx, input) => {
  const written = await reply(ctx, input);
  refresh();
  return written;
});

export const noteAction = action('messages.reply', WriteMessage, async (ctx, input) => {
  const written = await note(ctx, input);
  refresh();
  return written;
});
