import { expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { whoCanLift } from './who-can-lift';

const { admin } = await testDatabase();

it('R5 names the members who can lift a lock, online first: no restricted or revoked member, and not the actor', async () => {
  const workspace = await openTestWorkspace(admin);
  const owner = await workspace.addMember('owner');
  const present = await workspace.addMember('manager');
  const restricted = await workspace.addMember('manager', ['workspace-settings']);
  const gone = await workspace.addMember('owner');
  const agent = await workspace.addMember('agent');
  await admin`update members set status = 'suspended' where id = ${gone.memberId}`;
  await admin`update members set last_seen_at = now() where id = ${owner.memberId}`;
  await admin`insert into presence (workspace_id, connection_id, member_id)
    values (${workspace.id}, gen_random_uuid(), ${present.memberId})`;

  const found = await whoCanLift(await agent.context());
  expect(found.map(({ id, online }) => [id, online])).toEqual([
    [present.memberId, true],
    [owner.memberId, false],
  ]);
  const forOwner = await whoCanLift(await owner.context());
  expect(forOwner.map(({ id }) => id)).not.toContain(owner.memberId);
  expect(forOwner.map(({ id }) => id)).not.toContain(restricted.memberId);
});

it('TE1 names no member of another workspace', async () => {
  const [here, there] = [await openTestWorkspace(admin), await openTestWorkspace(admin)];
  await there.addMember('owner');
  const [owner, agent] = [await here.addMember('owner'), await here.addMember('agent')];
  expect(await whoCanLift(await agent.context())).toMatchObject([{ id: owner.memberId }]);
});
