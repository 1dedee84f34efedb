import { expect, test } from 'vitest';
import { disconnect } from '@/db/client';
import { testDatabase } from '@/db/test-support/database';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { countMembers } from '@/lib/access/members/list/count-members';
import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { openOffice } from '@/lib/work/assignment/test-support/office';
import { updateContact } from '@/lib/work/contacts/change/update-contact';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listCounted } from '@/lib/work/contacts/test-support/counted';

const { admin } = await testDatabase();

test.each([2, 10])('FA10 a hundred simultaneous requests on a pool of %d are all answered', async (pool) => {
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
