import { expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { Throttled } from '@/lib/platform/errors';
import { stopWindows } from '@/lib/test-support/stop-windows';
import { limitInbound } from './limit-inbound';

const { admin } = await separateDatabase();
await stopWindows(admin);
const busy = crypto.randomUUID();

/** Sets every counter of one to one below its limit. */
const useUp = (most: number) => admin`update attempts set count = ${most - 1} where count = 1`;

test('LI5 the posts a minute to a channel are limited for each network; other networks and channels have separate limits', async () => {
  await limitInbound(busy, '203.0.113.7');
  await admin`update attempts set count = 1199 where key like 'inbound:%'`;
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => limitInbound(busy, '203.0.113.7')));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(limitInbound(busy, '203.0.113.7')).rejects.toThrow(Throttled);
  await limitInbound(busy, '198.51.100.9');
  await limitInbound(crypto.randomUUID(), '203.0.113.7');
});

test('LI4 the posts a minute of one network are limited over all channels', async () => {
  await limitInbound(crypto.randomUUID(), '192.0.2.1');
  await useUp(6_000);
  await limitInbound(crypto.randomUUID(), '192.0.2.1');
  await expect(limitInbound(crypto.randomUUID(), '192.0.2.1')).rejects.toThrow(Throttled);
});
