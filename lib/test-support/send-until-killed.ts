import { setTimeout as pause } from 'node:timers/promises';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { handlersOf } from './handlers-of';

// A worker process that a test kills. It prints a line when it has started.
process.stdout.write('working\n');
const handlers = handlersOf(
  'sending',
  'bulk-message',
  'campaign',
  'campaign-email',
  'access-event',
  'endpoint',
);
for (;;) {
  await Promise.all(handlers.map(drain));
  await pause(20);
}
