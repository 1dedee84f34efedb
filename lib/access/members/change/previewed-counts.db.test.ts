import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { work } from '@/lib/modules';
import { difference } from '@/lib/policy/changes/difference';
import { giveContacts } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listCounted } from '@/lib/work/contacts/test-support/counted';
import { changeAccess } from './change-access';
import { previewChange } from './preview-change';

const { admin } = await testDatabase();

const accesses = [
  { role: 'agent', restrictions: ['visibility-own'] },
  { role: 'agent', restrictions: ['visibility-team', 'mask'] },
  { role: 'agent', restrictions: [] },
  { role: 'manager', restrictions: ['data-export'] },
  { role: 'owner', restrictions: [] },
];

test.each([0, 3, 40])(
  'B2 the previewed counts and differences are those observed after saving, for each role and restriction (%i contacts)',
  async (total) => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    await giveContacts(admin, ana, total);
    await giveContacts(admin, ben, total + 2);
    for (const access of accesses) {
      const before = await again(ana);
      const { id: memberId, version } = before.member;
      const foretold = await previewChange(olga, work, { memberId, ...access });
      await changeAccess(olga, { memberId, version, ...access });
      const after = await again(ana);
      expect(foretold.difference).toEqual(difference(before.access.compiled, after.access.compiled));
      const { total: seen } = await listCounted(after, contactSearch.parse({ view: 'all' }));
      expect(foretold.contacts.after).toBe(seen);
    }
  },
);
