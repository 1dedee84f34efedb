import 'server-only';
import { v7 } from 'uuid';
import type { Transaction } from '@/db/tenant';
import type { Step } from '@/lib/collections/steps';
import { Invalid } from '@/lib/errors';
import type { WorkspaceContext } from '../access/context';
import { lockConversation } from '../conversations/lock';
import { setStatusWithin } from '../conversations/set-status';
import { replyWithin } from '../messages/reply';
import { liveSnippets } from '../snippets/list';
import { addTagWithin } from '../tags/add';
import { moveContacts } from '../work/move';

/**
 * Does one step in a conversation, as if the actor did it by hand: the same verbs, the same decisions.
 *
 * @throws NotFound, Denied · Invalid where the person, the team or the snippet of the step is gone
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
      return moveContacts(tx, actor, [contactId], to);
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
