import { setTimeout as pause } from 'node:timers/promises';
import { sendingsUnderWay } from '@/lib/modules';
import { drain } from '@/lib/outbox/drain';
import { campaignEmailJobs } from '../campaigns/deliver';
import { campaignJobs } from '../campaigns/portions';
import { bulkMessageJobs } from '../messages/deliver';

// A worker process that a test kills. It says when it has begun.
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
