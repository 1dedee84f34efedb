import { expect, test } from 'vitest';
import { disconnect } from '@/db/client';
import { separateDatabase } from '@/db/test-support/database';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { countMembers } from '@/lib/access/members/list/count-members';
import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { updateContact } from '@/lib/work/contacts/change/update-contact';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listCounted } from '@/lib/work/contacts/test-support/counted';

const { admin } = await separateDatabase();

test.each([2, 10])('FA10 a hundred simultaneous requests on a pool of %d are all answered', async (pool) => {
  await disconnect();
  process.env.DATABASE_POOL = String(pool);
  const workspace = await openTestWorkspace(admin);
  const owner = await (await workspace.addMember('owner')).context();
  const agents = await Promise.all(Array.from({ length: 25 }, () => workspace.addMember('agent')));
  const contacts = await Promise.all(agents.map((_, n) => workspace.addContact({ name: `Contact ${n}` })));
  const [joined] = await admin`select version from members where id = ${agents[0]?.memberId ?? ''}`;
  const asked = agents.flatMap(({ memberId }, n) => [
    listMembers(owner, memberSearch.parse({ q: 'agent' })),
    listCounted(owner, contactSearch.parse({ q: 'contact' })),
    updateContact(owner, { contactId: contacts[n] ?? '', name: `Changed ${n}` }),
    changeAccess(owner, { memberId, version: joined?.version, role: 'manager', restrictions: [] }),
  ]);
  expect(asked).toHaveLength(100);
  await Promise.all(asked);
  expect((await countMembers(owner, memberSearch.parse({ level: 'manager' }))).total).toBe(25);
  expect((await listCounted(owner, contactSearch.parse({ q: 'changed' }))).total).toBe(25);
});
