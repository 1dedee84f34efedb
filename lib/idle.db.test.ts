import { expect, test } from 'vitest';
import { poolUse } from '@/db/pool-use';
import { separateDatabase } from '@/db/test-support/database';
import { probeEvery } from '@/lib/platform/events/listen';
import { pollMs } from '@/lib/platform/jobs/pulse';
import { claim } from '@/lib/platform/jobs/run-jobs';
import { world } from '@/lib/test-support/world';
import { background } from './modules';

await separateDatabase();

test('OP5 an idle process makes less than one transaction a second', async () => {
  await world({ people: { olga: 'owner' } });
  const kinds = background.handlers.flatMap((handler) => handler.kinds);
  const repeated = [...background.timers, { name: 'jobs', everyMs: pollMs, run: () => claim(kinds) }];
  let perSecond = 1_000 / probeEvery;
  for (const { everyMs, run } of repeated) {
    // The first round may find work.
    await run();
    const before = poolUse().total;
    await run();
    perSecond += (poolUse().total - before) / (everyMs / 1_000);
  }
  expect(perSecond).toBeGreaterThan(0.3);
  expect(perSecond).toBeLessThan(1);
});
