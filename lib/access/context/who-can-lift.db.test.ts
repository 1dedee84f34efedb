import { expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { openOffice } from '@/lib/work/assignment/test-support/office';
import { whoCanLift } from './who-can-lift';

const { admin } = await testDatabase();

it('R5 names the members who can lift a lock, online first: no restricted or revoked member, and not the actor', async () => {
  const office = await openOffice(admin);
  const owner = await office.hire('owner');
  const present = await office.hire('manager');
  const restricted = await office.hire('manager', ['workspace-settings']);
  const gone = await office.hire('owner');
  const agent = await office.hire('agent');
  await admin`update members set status = 'suspended' where id = ${gone.memberId}`;
  await admin`update members set last_seen_at = now() where id = ${owner.memberId}`;
  await admin`insert into presence (workspace_id, connection_id, member_id)
    values (${office.workspaceId}, gen_random_uuid(), ${present.memberId})`;

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
  const [here, there] = [await openOffice(admin), await openOffice(admin)];
  await there.hire('owner');
  const agent = await here.hire('agent');
  expect(await whoCanLift(await agent.context())).toEqual([]);
});
