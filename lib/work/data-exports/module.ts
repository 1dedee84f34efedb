import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { authorFault } from './author-fault';
import { dailyExports } from './daily-exports';
import { countDailyBy } from './internal/count-daily';
import { beginDaily, checkDailyExport, dailyExportJobs } from './plan-daily-files';

export const dataExportModule: WorkModule = {
  id: 'data-exports',
  features: ['data-export', 'daily-exports'],
  collections: [dailyExports],
  effects: { 'daily-exports': { on: beginDaily } },
  checks: { 'daily-exports': checkDailyExport },
  faults: { 'daily-exports': authorFault },
  jobs: [dailyExportJobs],
  consequences: {
    async startedBy(tx, workspaceId, memberIds) {
      return { dailyExports: await countDailyBy(tx, workspaceId, memberIds) };
    },
  },
};
