import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';
import { assignTo } from '@/lib/work/assignment/assign-to';
import { messageBody } from '@/lib/work/inbox/message-body';
import { tagName } from '@/lib/work/inbox/tags/tag-name';

/** The inputs of the actions on conversations. */

const conversationId = z.uuid('invalid');

export const AssignConversation = forWorkspace({ conversationId, to: assignTo });
export const SetConversationStatus = forWorkspace({
  conversationId,
  status: z.enum(['open', 'closed'], 'invalid'),
});

/** An answer or an internal note. The forms create `requestId`, so that a text sent twice is stored once. */
export const WriteMessage = forWorkspace({
  conversationId,
  requestId: z.uuid('invalid'),
  body: messageBody,
});

/** The values of the composer's form; the id is added on sending, and a note goes to another action. */
export const Composed = WriteMessage.omit({ requestId: true }).extend({ isNote: z.boolean() });

/** A first message, on one of the channels that were offered. */
export const StartConversation = forWorkspace({
  contactId: z.uuid('invalid'),
  channelId: z.uuid('choose-channel'),
  body: messageBody,
});

export const OneConversation = forWorkspace({ conversationId });
export const AddTag = OneConversation.extend({ name: tagName });
export const RemoveTag = OneConversation.extend({ tagId: z.uuid('invalid') });
export const StartShortcut = OneConversation.extend({ shortcutId: z.uuid('invalid') });
