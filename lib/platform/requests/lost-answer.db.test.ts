import { afterAll, expect, test } from 'vitest';
import { disconnect } from '@/db/client';
import { separateDatabase } from '@/db/test-support/database';
import { interruptible } from '@/db/test-support/distant';
import { Stale } from '@/lib/platform/errors';
import { world } from '@/lib/test-support/world';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { answerOnce, fingerprintOf } from './answer-once';

const { admin, url } = await separateDatabase();
const way = await interruptible(url);
process.env.DATABASE_URL = way.url;
afterAll(async () => {
  await disconnect();
  await way.cut();
});

test('FA4 RV5 a connection cut between commit and answer leaves one effect, also when the request is repeated', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const claim = {
    owner: olga.person.userId,
    requestId: crypto.randomUUID(),
    fingerprint: fingerprintOf('contacts.create', 'a contact'),
  };
  const create = () => answerOnce(claim, () => createContact(olga, { name: 'Zoé' }));
  let isClaimed = false;
  let cuts = 0;
  way.watch((bytes, from) => {
    // The claim is the last statement before the commit.
    isClaimed ||= from === 'client' && bytes.includes('insert into "action_requests"');
    const isLost = isClaimed && cuts === 0 && from === 'server' && bytes.includes('COMMIT');
    cuts += Number(isLost);
    return isLost;
  });
  await expect(create()).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(cuts).toBe(1);
  await expect(create()).rejects.toEqual(new Stale());
  const contacts = await admin`select name from contacts where workspace_id = ${olga.workspace.id}`;
  expect(contacts).toMatchObject([{ name: 'Zoé' }]);
});
