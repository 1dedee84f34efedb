import { afterAll, expect, test } from 'vitest';
import { disconnect } from '@/db/client';
import { separateDatabase } from '@/db/test-support/database';
import { interruptible } from '@/db/test-support/distant';
import { failure } from '@/lib/platform/http/failure';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { updateContact } from '@/lib/work/contacts/change/update-contact';
import { listen } from './listen';

const { admin, url } = await separateDatabase();
const way = await interruptible(url);
process.env.DATABASE_URL = way.url;
const stop = new AbortController();
afterAll(async () => {
  stop.abort();
  await disconnect();
  await way.cut();
});

test('FA4 while the database is silent every request is answered with 503 and changes nothing; afterwards all work again', async () => {
  const workspace = await openTestWorkspace(admin);
  const owner = await workspace.addMember('owner');
  const contactId = await workspace.addContact({ name: 'Zoé' });
  const ctx = await owner.context();
  const before = await workspace.snapshot();
  void listen(way.url, stop.signal);
  way.freeze();
  // More than the pool has connections.
  const asked = await Promise.allSettled(
    Array.from({ length: 30 }, (_, n) =>
      n % 2 === 0 ? owner.context() : updateContact(ctx, { contactId, name: 'Lost' }),
    ),
  );
  const statuses = asked.map((each) => each.status === 'rejected' && failure(each.reason).status);
  expect(new Set(statuses)).toEqual(new Set([503]));
  expect(await workspace.snapshot()).toEqual(before);
  way.thaw();
  // The connections of before may be given up once more, with what has just begun.
  const works = () =>
    owner
      .context()
      .then((now) => updateContact(now, { contactId, name: 'Found' }))
      .then(
        () => true,
        () => false,
      );
  await expect.poll(works).toBe(true);
});
