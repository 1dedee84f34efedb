import { setTimeout as pause } from 'node:timers/promises';
import { sendingsUnderWay } from '@/lib/modules';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { campaignEmailJobs } from '@/lib/work/campaigns/deliver';
import { campaignJobs } from '@/lib/work/campaigns/queue-portions';
import { bulkMessageJobs } from '@/lib/work/inbox/messages/deliver';

// A worker process that a test kills. It prints a line when it has started.
process.stdout.write('working\n');
for (;;) {
  await Promise.all([
    drain(sendingsUnderWay),
    drain(bulkMessageJobs),
    drain(campaignJobs),
    drain(campaignEmailJobs),
  ]);
  await pause(20);
}
