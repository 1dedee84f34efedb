import { z } from 'zod';
import { assignTo } from '@/lib/services/work/assign-to';

/** What the actions on conversations take. */

const workspace = z.string().max(100);
const conversationId = z.uuid('invalid');

export const AssignConversation = z.object({ workspace, conversationId, to: assignTo });
export const SetConversationStatus = z.object({
  workspace,
  conversationId,
  status: z.enum(['open', 'closed'], 'invalid'),
});
