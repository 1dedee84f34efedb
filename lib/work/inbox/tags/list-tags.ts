import 'server-only';
import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { conversations } from '@/db/schema/work/contacts';
import { conversationTags, tags } from '@/db/schema/work/tags';
import type { Transaction } from '@/db/tenant';
import { isAmong, visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { conversationVisibility } from '@/lib/access/scope/contact-scope';

export interface Tag {
  id: string;
  name: string;
}

/** The tags of the conversations that the person sees, by name, and no others (R6). */
export function listTags(ctx: WorkspaceContext): Promise<Tag[]> {
  const workspaceId = ctx.workspace.id;
  return readForPage(ctx, (tx) => {
    const seen = tx
      .select({ one: sql`1` })
      .from(conversationTags)
      .innerJoin(conversations, refersTo(conversationTags.conversationId, conversations))
      .where(
        and(
          eq(conversationTags.workspaceId, workspaceId),
          eq(conversationTags.tagId, tags.id),
          visibleRows(conversationVisibility(ctx.access), conversations),
        ),
      );
    return tx
      .select({ id: tags.id, name: tags.name })
      .from(tags)
      .where(and(eq(tags.workspaceId, workspaceId), exists(seen)))
      .orderBy(tags.nameKey)
      .limit(500);
  });
}

/** The tags of these conversations, by conversation id. Pass visible ones only. */
export async function tagsOf(
  tx: Transaction,
  workspaceId: string,
  conversationIds: readonly string[],
): Promise<Map<string, Tag[]>> {
  const rows = await tx
    .select({ conversationId: conversationTags.conversationId, id: tags.id, name: tags.name })
    .from(conversationTags)
    .innerJoin(tags, refersTo(conversationTags.tagId, tags))
    .where(
      and(
        eq(conversationTags.workspaceId, workspaceId),
        isAmong(conversationTags.conversationId, conversationIds),
      ),
    )
    .orderBy(tags.nameKey);
  const found = new Map<string, Tag[]>();
  for (const { conversationId, ...tag } of rows) {
    found.set(conversationId, [...(found.get(conversationId) ?? []), tag]);
  }
  return found;
}

/** The condition on conversations with a tag. */
export function isTagged(tx: Transaction, tagId: string): SQL {
  return exists(
    tx
      .select({ one: sql`1` })
      .from(conversationTags)
      .where(
        and(
          eq(conversationTags.workspaceId, conversations.workspaceId),
          eq(conversationTags.conversationId, conversations.id),
          eq(conversationTags.tagId, tagId),
        ),
      ),
  );
}
