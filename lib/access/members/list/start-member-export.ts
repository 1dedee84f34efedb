import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { startExport as start } from '@/lib/access/exports/start-export';
import { membersExport } from './export-file';
import type { MemberSearch } from './member-search';

/**
 * Authorises and records an export of the workspace's users (S1.11), with the given filters.
 *
 * @throws Denied (S1.18)
 */
export function startExport(ctx: WorkspaceContext, search: MemberSearch): Promise<{ exportId: string }> {
  const { after, before, size, ...query } = search;
  return start(ctx, membersExport, query);
}
