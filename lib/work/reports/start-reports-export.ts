import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { startExport } from '@/lib/access/exports/start-export';
import { reportsExport } from './export-file';
import type { ReportSearch } from './report-period';

/**
 * Authorises and records an export of the figures of a period.
 * @throws Denied (S1.18)
 */
export function startReportsExport(
  ctx: WorkspaceContext,
  { days, people, teams }: ReportSearch,
): Promise<{ exportId: string }> {
  return startExport(ctx, reportsExport, { days: `${days}`, people, teams });
}
