import 'server-only';
import { v7 } from 'uuid';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { moveContacts } from '@/lib/work/assignment/move-contacts';
import type { Step } from '@/lib/work/collections/steps';
import { setStatusWithin } from '@/lib/work/inbox/conversations/set-status';
import { lockConversation } from '@/lib/work/inbox/lock-conversation';
import { replyWithin } from '@/lib/work/inbox/messages/reply-to-conversation';
import { liveSnippets } from '@/lib/work/inbox/snippets/list-snippets';
import { addTagWithin } from '@/lib/work/inbox/tags/add-tag';

/**
 * Performs one step in a conversation by the same services, and with the same decisions, as by hand.
 * @throws NotFound, Denied · Invalid when the person, team or snippet of the step is gone
 */
export async function takeStep(
  tx: Transaction,
  actor: WorkspaceContext,
  conversationId: string,
  step: Step,
): Promise<void> {
  switch (step.do) {
    case 'assign': {
      const { contactId } = await lockConversation(tx, actor, conversationId, 'messages.assign');
      const to = step.to.kind === 'starter' ? { kind: 'member' as const, id: actor.member.id } : step.to;
      await moveContacts(tx, actor, [contactId], to);
      return;
    }
    case 'tag':
      return addTagWithin(tx, actor, { conversationId, name: step.name });
    case 'reply': {
      const snippet = (await liveSnippets(tx, actor.workspace.id)).find(({ id }) => id === step.snippetId);
      if (!snippet) throw new Invalid({ snippetId: 'snippet-gone' });
      await replyWithin(tx, actor, { conversationId, body: snippet.text, requestId: v7() });
      return;
    }
    case 'close':
      return setStatusWithin(tx, actor, { conversationId, status: 'closed' });
    case 'wait':
      await lockConversation(tx, actor, conversationId, 'messages.reply');
  }
}
