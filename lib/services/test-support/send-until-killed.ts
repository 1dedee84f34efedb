import { setTimeout as pause } from 'node:timers/promises';
import { runSendings } from '@/lib/modules';
import { deliverCampaigns } from '../campaigns/deliver';
import { queuePortions } from '../campaigns/portions';
import { deliverToMany } from '../messages/deliver';

// A worker process that a test kills. It says when it has begun.
process.stdout.write('working\n');
for (;;) {
  await Promise.all([runSendings(), deliverToMany(), queuePortions(), deliverCampaigns()]);
  await pause(20);
}
