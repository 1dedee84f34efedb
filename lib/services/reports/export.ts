import 'server-only';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { startExport } from '@/lib/services/exports/start';
import type { ReportSearch } from './period';

/**
 * Authorises and records an export of the figures of a period.
 *
 * @throws Denied (S1.18)
 */
export function startReportsExport(
  ctx: WorkspaceContext,
  { days, people, teams }: ReportSearch,
): Promise<{ exportId: string }> {
  return startExport(ctx, 'reports', { days: `${days}`, people, teams });
}
