import { expect, test } from 'vitest';

test('HD2 the setting at the start of a page keeps zod from compiling schemas', async () => {
  await import('@/instrumentation-client');
  const { config } = await import('zod/v4/core');
  expect(config().jitless).toBe(true);
});
