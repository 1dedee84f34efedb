import 'server-only';
import { inPortions } from '@/db/in-portions';
import { messages, type ThreadEvent } from '@/db/schema/work/messages';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { publishEvent } from '@/lib/work/events/publish-event';
import type { AssignTo } from './assign-to';

type Event = { name: Exclude<ThreadEvent, 'assigned'> } | { name: 'assigned'; to: AssignTo };

/** Appends an event, with its actor, to the threads of these conversations, in the transaction of the act. */
export async function recordEvent(
  tx: Transaction,
  actor: WorkspaceContext,
  conversationIds: readonly string[],
  event: Event,
): Promise<void> {
  const to = event.name === 'assigned' ? event.to : { kind: 'nobody' as const };
  const entries = conversationIds.map((conversationId) => ({
    workspaceId: actor.workspace.id,
    conversationId,
    kind: 'event' as const,
    event: event.name,
    authorId: actor.member.id,
    toMemberId: to.kind === 'member' ? to.id : null,
    toTeamId: to.kind === 'team' ? to.id : null,
  }));
  for (const portion of inPortions(entries)) await tx.insert(messages).values(portion);
  const published = {
    closed: 'conversation-closed',
    reopened: 'conversation-opened',
    assigned: null,
  } as const;
  const name = published[event.name];
  if (!name) return;
  const about = conversationIds.map((conversationId) => ({ conversationId }));
  await publishEvent(tx, actor.workspace.id, name, about);
}
