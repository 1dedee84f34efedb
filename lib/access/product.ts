import 'server-only';
import type { JobHandler } from '@/lib/platform/jobs/run-jobs';
import type { Timer } from '@/lib/platform/jobs/worker';
import { storeAttempts } from '@/lib/platform/limits/count-attempt';
import type { Operation } from './api/operation';
import { requestOperations } from './api/operations/access-requests';
import { trailOperations } from './api/operations/audit-trail';
import { coverOperations } from './api/operations/covers';
import { invitationOperations } from './api/operations/invitations';
import { memberChanges } from './api/operations/member-changes';
import { memberReading } from './api/operations/member-reading';
import { roleOperations } from './api/operations/roles';
import { teamOperations } from './api/operations/teams';
import { writeKeyUses } from './api-keys/note-key-use';
import { accessEventJobs, endpointJobs } from './endpoints/endpoint-jobs';
import type { ExportKind } from './exports/export-kind';
import { eraseDeletedAccounts } from './housekeeping/erase-accounts';
import { sweepExpired } from './housekeeping/sweep-expired';
import { writeUses } from './last-use/write-uses';
import { coverJobs } from './members/cover/cover-jobs';
import { endJobs } from './members/dates/end-jobs';
import { membersExport } from './members/list/export-file';
import { requestJobs } from './members/requests/request-jobs';
import { sweepPresence } from './presence/sweep-presence';
import { checkpointJobs } from './trail/checkpoint-jobs';

/** The product's own exports, operations, jobs (but the mail, which asks the work modules) and timers, beside those of the work modules. */
export const product: {
  exports: readonly ExportKind[];
  operations: readonly Operation[];
  jobs: readonly JobHandler[];
  timers: readonly Timer[];
} = {
  exports: [membersExport],
  operations: [
    ...memberReading,
    ...memberChanges,
    ...invitationOperations,
    ...requestOperations,
    ...coverOperations,
    ...roleOperations,
    ...teamOperations,
    ...trailOperations,
  ],
  jobs: [endJobs, coverJobs, requestJobs, accessEventJobs, endpointJobs, checkpointJobs],
  timers: [
    { name: 'presence', everyMs: 5_000, run: sweepPresence },
    { name: 'last use', everyMs: 15_000, run: writeUses },
    { name: 'use of keys', everyMs: 1_000, run: writeKeyUses },
    { name: 'limits', everyMs: 1_000, run: storeAttempts },
    { name: 'housekeeping', everyMs: 10 * 60_000, run: sweepExpired },
    { name: 'erasing', everyMs: 10 * 60_000, run: eraseDeletedAccounts },
  ],
};
