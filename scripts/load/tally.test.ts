import { expect, test } from 'vitest';
import { Tally } from './tally';

test('a tally counts the failed tries of a request that a retry heals', async () => {
  const tally = new Tally();
  let tries = 0;
  const request = async () => {
    tries += 1;
    if (tries === 1) throw new Error('status 502');
  };
  expect(await tally.count('page', request)).toBe(true);
  expect(await tally.count('page', async () => {})).toBe(true);
  expect(tally.table().page).toMatchObject({ answered: 2, 'failed tries': 1, healed: 1, unhealed: 0 });
  expect([...tally.failures]).toEqual([['page: status 502', 1]]);
});
