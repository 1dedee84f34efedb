import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, NotFound, Stale } from '@/lib/platform/errors';
import { listRequests, viewRequest } from './list-requests';
import { askForAccess } from './test-support/ask-for-access';

const { admin } = await testDatabase();

const { refused, team, ask, decide, forHours, no } = askForAccess(admin);

test('R1 RQ1 no member grants or refuses their own request', async () => {
  const { mia } = await team();
  const { id } = await ask(mia);
  for (const answer of [forHours, no]) await refused(mia, () => decide(mia, id, answer), expect.any(Denied));
});

test('B1 R6 who changes no access lists and sees no request', async () => {
  const { mia, ana } = await team();
  const { id } = await ask(mia);
  await expect(listRequests(ana)).rejects.toThrow(Denied);
  await expect(viewRequest(ana, id)).rejects.toThrow(Denied);
});

test('R6 TE1 a request that does not exist is not found', async () => {
  const { olga } = await team();
  await refused(olga, () => decide(olga, crypto.randomUUID(), no), expect.any(NotFound));
});

test('B1 a request that no change can grant any more is closed as failed', async () => {
  const { olga, mia } = await team();
  const { id } = await ask(mia);
  await admin`update access_requests set permission = 'billing.view' where id = ${id}`;
  expect(await decide(olga, id, forHours)).toEqual({ status: 'failed' });
});

test('B1 B5 a grant until the end of a temporary change needs one that runs', async () => {
  const { olga, mia } = await team();
  const { id } = await ask(mia);
  await refused(olga, () => decide(olga, id, { answer: 'grant-with-current' }), new Stale());
});
