import { expect, test, vi } from 'vitest';
import { bothOf, later } from './later';

test('what is loaded later is asked for once, however often it is needed', async () => {
  const ask = vi.fn(async () => 'menu');
  const code = later(ask);
  expect(code.here).toThrow('Not loaded yet.');
  expect(await Promise.all([code.load(), code.load()])).toEqual(['menu', 'menu']);
  expect(code.here()).toBe('menu');
  expect(ask).toHaveBeenCalledTimes(1);
});

test('is asked for again once it could not be loaded', async () => {
  const ask = vi.fn(async () => 'menu').mockRejectedValueOnce(new Error('offline'));
  const code = later(ask);
  await expect(code.load()).rejects.toThrow('offline');
  expect(code.here).toThrow('Not loaded yet.');
  expect(await code.load()).toBe('menu');
});

test('two that belong together are there together', async () => {
  const [menu, list] = [later(async () => 'menu'), later(async () => 'list')];
  await bothOf(menu, list).load();
  expect([menu.here(), list.here()]).toEqual(['menu', 'list']);
});
