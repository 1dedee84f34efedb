import { z } from 'zod';
import { assignTo } from '@/lib/work/assignment/assign-to';
import { messageBody } from '@/lib/work/inbox/messages/message-body';
import { tagName } from '@/lib/work/inbox/tags/tag-name';

/** What the actions on conversations take. */

const workspace = z.string().max(100);
const conversationId = z.uuid('invalid');

export const AssignConversation = z.object({ workspace, conversationId, to: assignTo });
export const SetConversationStatus = z.object({
  workspace,
  conversationId,
  status: z.enum(['open', 'closed'], 'invalid'),
});

/** An answer, or a note among colleagues. The forms make `requestId`, so that a text posted twice stands there once. */
export const WriteMessage = z.object({
  workspace,
  conversationId,
  requestId: z.uuid('invalid'),
  body: messageBody,
});

/** What the composer's form holds; the id is added when it is sent. */
export const Composed = WriteMessage.omit({ requestId: true });

export const OneConversation = z.object({ workspace, conversationId });
export const AddTag = OneConversation.extend({ name: tagName });
export const RemoveTag = OneConversation.extend({ tagId: z.uuid('invalid') });
export const StartShortcut = OneConversation.extend({ shortcutId: z.uuid('invalid') });
export const OneRun = z.object({ workspace, runId: z.uuid('invalid') });
