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
  expect([agents?.suspended, managers?.suspended]).toEqual([1, 0]);
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

it('S1.32 B5 counts each holder by the access of this moment, and those whose access changes by itself', async () => {
  const workspace = await openTestWorkspace(admin);
  const owner = await workspace.addMember('owner');
  const [over, running, ending] = [
    await workspace.addMember('manager'),
    await workspace.addMember('manager'),
    await workspace.addMember('agent'),
  ];
  const until = (hours: number) => admin`now() + ${hours} * interval '1 hour'`;
  for (const [{ memberId }, hours] of [
    [over, -1],
    [running, 1],
  ] as const)
    await admin`update members set reverts_at = ${until(hours)}, later_role = 'agent', later_restrictions = '{}',
      later_grants = '{}' where id = ${memberId}`;
  await admin`update members set ends_at = ${until(1)} where id = ${ending.memberId}`;
  const holders = await countHolders(await owner.context());
  expect([holders.get('manager')?.total, holders.get('manager')?.temporary]).toEqual([1, 1]);
  expect([holders.get('agent')?.total, holders.get('agent')?.temporary]).toEqual([2, 1]);
});
