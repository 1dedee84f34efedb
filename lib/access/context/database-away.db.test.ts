import { afterAll, expect, test } from 'vitest';
import { disconnect } from '@/db/client';
import { separateDatabase } from '@/db/test-support/database';
import { interruptible } from '@/db/test-support/distant';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { updateContact } from '@/lib/work/contacts/change/update-contact';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listCounted } from '@/lib/work/contacts/test-support/counted';

const { admin, url } = await separateDatabase();
const way = await interruptible(url);
process.env.DATABASE_URL = way.url;
afterAll(async () => {
  await disconnect();
  await way.cut();
});

const all = contactSearch.parse({});

test('FA4 while the database is away every request fails and changes nothing; afterwards all work again without a restart', async () => {
  const workspace = await openTestWorkspace(admin);
  const owner = await workspace.addMember('owner');
  const contactId = await workspace.addContact({ name: 'Zoé' });
  const ctx = await owner.context();
  const before = await workspace.snapshot();
  for (let round = 0; round < 2; round++) {
    expect((await listCounted(ctx, all)).total).toBe(1);
    await way.cut();
    const asked = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) =>
        n % 3 === 0
          ? owner.context()
          : n % 3 === 1
            ? listCounted(ctx, all)
            : updateContact(ctx, { contactId, name: 'Lost' }),
      ),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    expect(await workspace.snapshot()).toEqual(before);
    await way.restore();
    expect((await listCounted(await owner.context(), all)).total).toBe(1);
  }
});
