import 'server-only';
import { eventEndpoints } from '@/db/schema/access/event-endpoints';
import { inTenant } from '@/db/tenant';
import type { JobHandler } from '@/lib/platform/jobs/run-jobs';
import { deliverDue } from './internal/deliver-due';
import { fanOut } from './internal/fan-out';
import { isEndpoint } from './internal/require-endpoint';

/** Makes the deliveries of new events. */
export const accessEventJobs: JobHandler = {
  kinds: ['access-event'],
  attempt: async ({ job }) => (job.kind === 'access-event' ? fanOut(job) : 'obsolete'),
};

/** Delivers. A receiver that does not answer keeps one lane busy for ten seconds at a time. */
export const endpointJobs: JobHandler = {
  kinds: ['endpoint'],
  lanes: 4,
  attempt: async (queued) =>
    queued.job.kind === 'endpoint' ? deliverDue(queued.job, queued.id) : 'obsolete',
  // The next event or test opens another job.
  async giveUp({ job }) {
    if (job.kind !== 'endpoint') return;
    const { workspaceId, endpointId } = job;
    await inTenant({ workspaceId }, (tx) =>
      tx.update(eventEndpoints).set({ jobId: null }).where(isEndpoint(workspaceId, endpointId)),
    );
  },
};
