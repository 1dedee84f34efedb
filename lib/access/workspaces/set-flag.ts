import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce, type Transaction } from '@/db/tenant';
import type { Flag } from '@/lib/policy/model';

/**
 * Sets a flag of a workspace, on which rights depend. It applies from the next request of every member (R4), and open
 * consoles evaluate their access again. The transaction must be in the workspace; the caller has authorised the act,
 * records it, and ends everything that depended on the flag.
 *
 * @returns whether that changed anything
 */
export async function setFlag(
  tx: Transaction,
  workspaceId: string,
  flag: Flag,
  isTrue: boolean,
): Promise<boolean> {
  const without = sql`array_remove(${workspaces.flags}, ${flag})`;
  const changed = await tx
    .update(workspaces)
    .set({ flags: isTrue ? sql`array_append(${without}, ${flag})` : without })
    .where(and(eq(workspaces.id, workspaceId), sql`(${flag} = any(${workspaces.flags})) <> ${isTrue}`))
    .returning({ id: workspaces.id });
  if (changed.length === 0) return false;
  await announce(tx, { topic: 'flags', workspaceId });
  return true;
}
