import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { NotFound } from '@/lib/platform/errors';
import { type ListView, listLists } from './list-lists';

/**
 * One list as it is now: what someone is shown whose change came too late (RO7).
 *
 * @throws Denied · NotFound
 */
export async function findList(ctx: WorkspaceContext, listId: string): Promise<ListView> {
  const found = (await listLists(ctx)).find(({ id }) => id === listId);
  if (!found) throw new NotFound();
  return found;
}
