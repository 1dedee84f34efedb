import 'server-only';
import type { JobHandler } from '@/lib/platform/jobs/run-jobs';
import type { Timer } from '@/lib/platform/jobs/worker';
import type { ExportKind } from './exports/export-kind';
import { eraseDeletedAccounts } from './housekeeping/erase-accounts';
import { sweepExpired } from './housekeeping/sweep-expired';
import { mailJobs } from './mail/deliver-mail';
import { membersExport } from './members/list/export-file';
import { sweepPresence } from './presence/sweep-presence';

/** The product's own jobs, timers and exports, beside those of the work modules. */
export const product: {
  exports: readonly ExportKind[];
  jobs: readonly JobHandler[];
  timers: readonly Timer[];
} = {
  exports: [membersExport],
  jobs: [mailJobs],
  timers: [
    { name: 'presence', everyMs: 5_000, run: sweepPresence },
    { name: 'housekeeping', everyMs: 10 * 60_000, run: sweepExpired },
    { name: 'erasing', everyMs: 10 * 60_000, run: eraseDeletedAccounts },
  ],
};
