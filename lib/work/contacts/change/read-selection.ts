import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { Chosen } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied, Invalid } from '@/lib/platform/errors';
import { walkContacts } from '../list/walk-contacts';
import { authorizeSeveral, bulkAvailability } from './bulk-permission';
import { mostMatching, type Selection } from './selection';

/**
 * The rows of a selection. A search is evaluated again, among the contacts that the actor sees now (R6); it must find
 * as many contacts as the person confirmed, because a different number shows that the list has changed since. Each row
 * is authorised afterwards (`lockContacts`).
 * @throws Denied for members who may change only one at a time (S2.9)
 * @throws Invalid when more than `mostMatching` contacts match, or another number than confirmed
 */
export async function readSelection(
  tx: Transaction,
  actor: WorkspaceContext,
  selection: Selection,
): Promise<readonly Chosen[]> {
  if (!('search' in selection)) {
    authorizeSeveral(actor, selection);
    return selection;
  }
  const { decision } = bulkAvailability(actor.access);
  if (!decision.allowed) throw new Denied(decision);
  const limit = mostMatching + 1;
  const found = await walkContacts(tx, actor, selection.search, { cursor: null, limit });
  if (found.length > mostMatching) throw new Invalid({ '': 'too-many-matching' });
  if (found.length !== selection.count) throw new Invalid({ '': 'selection-changed' });
  return found.map(({ id }) => ({ id }));
}
