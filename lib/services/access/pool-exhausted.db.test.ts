import { expect, test } from 'vitest';
import { disconnect } from '@/db/client';
import { testDatabase } from '@/db/test-support/database';
import { contactSearch } from '@/lib/services/contacts/search';
import { listCounted } from '@/lib/services/contacts/test-support/counted';
import { updateContact } from '@/lib/services/contacts/update';
import { changeAccess } from '@/lib/services/members/change-access';
import { countMembers } from '@/lib/services/members/count';
import { listMembers } from '@/lib/services/members/list';
import { memberSearch } from '@/lib/services/members/search';
import { openOffice } from '@/lib/services/work/test-support/office';

const { admin } = await testDatabase();

test.each([2, 10])('FA10 a hundred requests at once on a pool of %d are all answered', async (pool) => {
  await disconnect();
  process.env.DATABASE_POOL = String(pool);
  const office = await openOffice(admin);
  const owner = await (await office.hire('owner')).context();
  const agents = await Promise.all(Array.from({ length: 25 }, () => office.hire('agent')));
  const contacts = await Promise.all(agents.map((_, n) => office.contact({ name: `Contact ${n}` })));
  const asked = agents.flatMap(({ memberId }, n) => [
    listMembers(owner, memberSearch.parse({ q: 'agent' })),
    listCounted(owner, contactSearch.parse({ q: 'contact' })),
    updateContact(owner, { contactId: contacts[n] ?? '', name: `Changed ${n}` }),
    changeAccess(owner, { memberId, version: 1, role: 'manager', restrictions: [] }),
  ]);
  expect(asked).toHaveLength(100);
  await Promise.all(asked);
  expect((await countMembers(owner, memberSearch.parse({ level: 'manager' }))).total).toBe(25);
  expect((await listCounted(owner, contactSearch.parse({ q: 'changed' }))).total).toBe(25);
});
