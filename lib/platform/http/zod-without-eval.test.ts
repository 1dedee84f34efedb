import { expect, test } from 'vitest';

test('HD2 what a page sets before anything else keeps zod from compiling schemas', async () => {
  await import('@/instrumentation-client');
  const { config } = await import('zod/v4/core');
  expect(config().jitless).toBe(true);
});
