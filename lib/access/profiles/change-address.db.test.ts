import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Invalid } from '@/lib/platform/errors';
import { accountRows } from '@/lib/test-support/hosted';
import { join, world } from '@/lib/test-support/world';
import { acceptInvitation } from '../invitations/accept-invitation';
import { createAccount } from './create-account';
import { updateAccount } from './update-account';

const { admin: database } = await testDatabase();
process.env.SMTP_URL = 'smtp://127.0.0.1:1';

test('S4.8 R3 only the person changes the address of an account with a membership in another organisation', async () => {
  const { administrator } = await world({
    model: 'delegated-managers',
    people: { administrator: 'administrator' },
  });
  const { stranger } = await world({ model: 'delegated-managers', people: { stranger: 'administrator' } });
  const details = { firstName: 'Élodie', lastName: 'Dupré', website: '' };
  const account = { ...details, email: 'elodie@example.com', username: 'edupre', role: 'subscriber' };
  const { memberId, link } = await createAccount(administrator, { ...account, restrictions: [] });
  const password = 'a long enough one';
  const { userId } = await acceptInvitation(link.split('/').at(-1) ?? '', {
    as: 'new',
    name: 'Élodie',
    password,
    locale: 'fr',
    ip: null,
  });
  const change = (email: string) => updateAccount(administrator, { ...details, memberId, version: 1, email });
  await join(stranger, { ...stranger.person, userId, email: account.email }, { role: 'subscriber' });
  const before = await accountRows(database, administrator);
  await expect(change('taken-over@example.com')).rejects.toEqual(new Invalid({ '': 'password-opens-more' }));
  expect(await accountRows(database, administrator)).toEqual(before);
  expect(await database`select 1 from email_changes where user_id = ${userId}`).toHaveLength(0);
});
