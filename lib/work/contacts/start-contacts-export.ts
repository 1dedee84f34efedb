import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { startExport } from '@/lib/access/exports/start-export';
import { contactsExport } from './export-file';
import { type ContactSearch, filterParams } from './list/contact-search';

/**
 * Authorises and records an export of the contacts of a search.
 * @throws Denied (S1.18)
 */
export function startContactsExport(
  ctx: WorkspaceContext,
  search: ContactSearch,
): Promise<{ exportId: string }> {
  return startExport(ctx, contactsExport, { q: search.q, view: search.view, ...filterParams(search) });
}
