import { expect, test, vi } from 'vitest';
import { lazyCode } from './lazy-code';

test('a module is loaded once, however often it is requested', async () => {
  const load = vi.fn(async () => 'menu');
  const code = lazyCode(load);
  code.ask();
  expect(await code.read()).toBe('menu');
  expect(code.read()).toBe(code.read());
  expect(load).toHaveBeenCalledTimes(1);
});

test('a failed module stays failed for renders and is loaded again by the next request', async () => {
  const load = vi.fn(async () => 'menu').mockRejectedValueOnce(new Error('offline'));
  const code = lazyCode(load);
  await expect(code.read()).rejects.toThrow('offline');
  await expect(code.read()).rejects.toThrow('offline');
  expect(load).toHaveBeenCalledTimes(1);
  code.ask();
  expect(await code.read()).toBe('menu');
});
