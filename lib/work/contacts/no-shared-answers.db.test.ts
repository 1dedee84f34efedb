import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { viewContact } from './contact-view';
import { contactSearch } from './list/contact-search';
import { listContacts } from './list/list-contacts';

const { admin } = await testDatabase();

test('MA7 S1.26 data that an owner loaded is never served to a masked agent, in any order of requests', async () => {
  const workspace = await openTestWorkspace(admin);
  const contactId = await workspace.addContact({
    name: 'Zoé',
    phone: '+393331234567',
    email: 'zoe@secret.example',
  });
  const owner = await workspace.addMember('owner');
  const agent = await workspace.addMember('agent', ['mask']);
  const read = async (who: typeof owner) => {
    const ctx = await who.context();
    const [page, one] = await Promise.all([
      listContacts(ctx, contactSearch.parse({ q: 'zoé' })),
      viewContact(ctx, contactId),
    ]);
    return JSON.stringify([page, one]);
  };
  const answers = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => ({
      isOwner: n % 2 === 0,
      text: await read(n % 2 ? agent : owner),
    })),
  );
  for (const { isOwner, text } of answers) {
    expect(text.includes('+393331234567')).toBe(isOwner);
    expect(text.includes('zoe@secret.example')).toBe(isOwner);
  }
});

test('MA7 R4 a restriction set between two requests masks the second', async () => {
  const workspace = await openTestWorkspace(admin);
  const contactId = await workspace.addContact({ phone: '+393331234567' });
  const agent = await workspace.addMember('agent');
  const read = async () => JSON.stringify(await viewContact(await agent.context(), contactId));
  expect(await read()).toContain('+393331234567');
  await admin`update members set restrictions = '{mask}' where id = ${agent.memberId}`;
  expect(await read()).not.toContain('1234567');
});
