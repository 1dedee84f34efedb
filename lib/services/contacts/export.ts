import 'server-only';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { startExport } from '@/lib/services/exports/start';
import type { ContactSearch } from './search';

/**
 * Authorises and records an export of contacts, for the search and view in force.
 *
 * @throws Denied (S1.18)
 */
export function startContactsExport(
  ctx: WorkspaceContext,
  { q, view }: ContactSearch,
): Promise<{ exportId: string }> {
  return startExport(ctx, 'contacts', { q, view });
}
