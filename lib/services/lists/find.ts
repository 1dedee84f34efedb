import 'server-only';
import { NotFound } from '@/lib/errors';
import type { WorkspaceContext } from '../access/context';
import { type ListView, listLists } from './list';

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
