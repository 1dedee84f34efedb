import { afterAll, expect, test } from 'vitest';
import { database, disconnect } from './client';
import { users } from './schema/access/users';
import { separateDatabase } from './test-support/database';
import { interruptible } from './test-support/distant';

const { url } = await separateDatabase();
const way = await interruptible(url);
process.env.DATABASE_URL = way.url;

afterAll(async () => {
  process.env.DATABASE_URL = url;
  await disconnect();
  await way.cut();
});

test('FA4 a statement outside of transactions whose answer never comes fails, and the next one works', async () => {
  const read = () => database().select({ id: users.id }).from(users).limit(1);
  await read();
  way.freeze();
  const lost = read();
  // Further connections are passed on, as by a pooler that has lost one answer.
  way.forget();
  await expect(lost).rejects.toThrow('A statement had no answer.');
  expect(await read()).toEqual([]);
});
