'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { assignConversation } from '@/lib/work/inbox/conversations/assign-conversation';
import { markConversationRead } from '@/lib/work/inbox/conversations/mark-read';
import { setConversationStatus } from '@/lib/work/inbox/conversations/set-status';
import { startConversation } from '@/lib/work/inbox/conversations/start-conversation';
import { note } from '@/lib/work/inbox/messages/add-note';
import { reply } from '@/lib/work/inbox/messages/reply-to-conversation';
import { listSnippets } from '@/lib/work/inbox/snippets/list-snippets';
import { addTag } from '@/lib/work/inbox/tags/add-tag';
import { removeTag } from '@/lib/work/inbox/tags/remove-tag';
import { startShortcut } from '@/lib/work/shortcuts/start-shortcut';
import {
  AddTag,
  AssignConversation,
  OneConversation,
  RemoveTag,
  SetConversationStatus,
  StartConversation,
  StartShortcut,
  WriteMessage,
} from './inputs';

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

export const startConversationAction = action(
  'messages.reply',
  creating(StartConversation),
  async (ctx, input) => {
    const started = await startConversation(ctx, input);
    refresh();
    return started;
  },
);

export const noteAction = action('messages.reply', WriteMessage, async (ctx, input) => {
  const written = await note(ctx, input);
  refresh();
  return written;
});

/** The member's other windows are notified and refresh. */
export const markConversationReadAction = action('messages.view', OneConversation, (ctx, input) =>
  markConversationRead(ctx, input.conversationId),
);

export const listSnippetsAction = action('messages.reply', OneConversation, (ctx, input) =>
  listSnippets(ctx, input.conversationId),
);

export const addTagAction = action('messages.reply', AddTag, async (ctx, input) => {
  await addTag(ctx, input);
  refresh();
});

export const removeTagAction = action('messages.reply', RemoveTag, async (ctx, input) => {
  await removeTag(ctx, input);
  refresh();
});

export const startShortcutAction = action('shortcuts.start', creating(StartShortcut), async (ctx, input) => {
  const started = await startShortcut(ctx, input);
  refresh();
  return started;
});
