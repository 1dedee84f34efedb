import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { NotFound } from '@/lib/platform/errors';
import { type ListView, listLists } from './list-lists';

/**
 * Reads one list, for the notice of a stale edit (RO7).
 * @throws Denied · NotFound
 */
export async function findList(ctx: WorkspaceContext, listId: string): Promise<ListView> {
  const found = (await listLists(ctx)).find(({ id }) => id === listId);
  if (!found) throw new NotFound();
  return found;
}
