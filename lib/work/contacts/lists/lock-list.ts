import 'server-only';
import { and, eq, exists, sql } from 'drizzle-orm';
import { contactLists } from '@/db/schema/work/contact-lists';
import { type Transaction, violatedConstraint } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { seenOn } from './list-lists';

type List = typeof contactLists.$inferSelect;

/** The condition on the primary key of one list. */
export const listKey = (ctx: WorkspaceContext, id: string) =>
  and(eq(contactLists.workspaceId, ctx.workspace.id), eq(contactLists.id, id));

/**
 * Locks a list until the transaction ends, to change it or its contacts.
 * @param version the version that the person saw; absent when it does not matter
 * @throws NotFound when there is none, or the person sees no contact on it (R6)
 * @throws Stale when it has changed since
 */
export async function lockList(
  tx: Transaction,
  ctx: WorkspaceContext,
  { listId, version }: { listId: string; version?: number },
  strength: 'update' | 'key share',
): Promise<List> {
  const hasAll = contactVisibility(ctx.access).kind !== 'some';
  const [list] = await tx
    .select()
    .from(contactLists)
    .where(and(listKey(ctx, listId), hasAll ? undefined : exists(seenOn(tx, ctx))))
    .for(strength);
  if (!list) throw new NotFound();
  if (version !== undefined && list.version !== version) throw new Stale();
  return list;
}

/** Reports a violated unique name as Invalid on `name`. */
export async function withFreeName<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (violatedConstraint(error) === 'contact_lists_name') throw new Invalid({ name: 'name-taken' });
    throw error;
  }
}

export const nextVersion = sql`version + 1`;
