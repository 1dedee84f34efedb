import { expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied } from '@/lib/platform/errors';
import { openOffice } from '@/lib/work/assignment/test-support/office';
import { countHolders } from './count-holders';

const { admin } = await testDatabase();

it('S1.32 counts the holders of each right of a role by restrictions and status', async () => {
  const office = await openOffice(admin);
  const owner = await office.hire('owner');
  await office.hire('manager');
  await office.hire('manager', ['contact-deletion', 'data-export']);
  await office.hire('agent', ['visibility-own']);
  await office.hire('agent', ['shortcuts']);
  await office.hire('agent');
  const suspended = await office.hire('agent');
  await admin`update members set status = 'suspended' where id = ${suspended.memberId}`;

  const holders = await countHolders(await owner.context());
  const managers = holders.get('manager');
  const agents = holders.get('agent');
  expect([managers?.total, managers?.restricted]).toEqual([2, 1]);
  expect(managers?.holding('contacts.delete')).toBe(1);
  expect(managers?.holding('contacts.export')).toBe(1);
  expect(managers?.holding('contacts.view')).toBe(2);
  expect([agents?.total, agents?.restricted]).toEqual([3, 2]);
  expect(agents?.holding('shortcuts.start')).toBe(2);
  expect([agents?.holding('messages.view'), agents?.seeingAll('messages.view')]).toEqual([3, 2]);
  expect(agents?.holding('users.view')).toBe(0);
});

it('S1.1 refuses a member who may not see the roles', async () => {
  const office = await openOffice(admin);
  const agent = await (await office.hire('agent')).context();
  const restricted = await (await office.hire('manager', ['workspace-settings'])).context();
  await expect(countHolders(agent)).rejects.toBeInstanceOf(Denied);
  await expect(countHolders(restricted)).rejects.toBeInstanceOf(Denied);
});
