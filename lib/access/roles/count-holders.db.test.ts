import { expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { countHolders } from './count-holders';

const { admin } = await testDatabase();

it('S1.32 counts the holders of each right of a role by restrictions and status', async () => {
  const workspace = await openTestWorkspace(admin);
  const owner = await workspace.addMember('owner');
  await workspace.addMember('manager');
  await workspace.addMember('manager', ['contact-deletion', 'data-export']);
  await workspace.addMember('agent', ['visibility-own']);
  await workspace.addMember('agent', ['shortcuts']);
  await workspace.addMember('agent');
  const suspended = await workspace.addMember('agent');
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
  const workspace = await openTestWorkspace(admin);
  const agent = await (await workspace.addMember('agent')).context();
  const restricted = await (await workspace.addMember('manager', ['workspace-settings'])).context();
  await expect(countHolders(agent)).rejects.toBeInstanceOf(Denied);
  await expect(countHolders(restricted)).rejects.toBeInstanceOf(Denied);
});
