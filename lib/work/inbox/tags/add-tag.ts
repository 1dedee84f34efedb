import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { conversationTags, tags } from '@/db/schema/work/tags';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { lockConversation } from '../lock-conversation';

export interface AddTag {
  conversationId: string;
  /** A new name creates a tag. */
  name: string;
}

const mostOnOne = 20;

/**
 * Adds a tag to a conversation; it needs the permission to answer (decision 090). A tag that it has already
 * stays.
 * @throws NotFound, Denied · Invalid on `name` when the conversation has too many tags
 */
export async function addTag(ctx: WorkspaceContext, input: AddTag): Promise<void> {
  await changingWork(ctx, (tx, actor) => addTagWithin(tx, actor, input));
}

/** Like `addTag`, within a transaction that does more. */
export async function addTagWithin(
  tx: Transaction,
  actor: WorkspaceContext,
  { conversationId, name }: AddTag,
): Promise<void> {
  const { workspaceId } = await lockConversation(tx, actor, conversationId, 'messages.reply');
  const tag = await oneRow(
    tx
      .insert(tags)
      .values({ workspaceId, name })
      // The first spelling stays; the no-op update makes PostgreSQL return the existing row.
      .onConflictDoUpdate({
        target: [tags.workspaceId, tags.nameKey],
        set: { workspaceId: sql`excluded.workspace_id` },
      })
      .returning({ id: tags.id }),
  );
  const ofThis = and(
    eq(conversationTags.workspaceId, workspaceId),
    eq(conversationTags.conversationId, conversationId),
  );
  if ((await tx.$count(conversationTags, ofThis)) >= mostOnOne) throw new Invalid({ name: 'too-many-lines' });
  await tx
    .insert(conversationTags)
    .values({ workspaceId, conversationId, tagId: tag.id })
    .onConflictDoNothing();
  await announce(tx, { topic: 'work', workspaceId });
}
