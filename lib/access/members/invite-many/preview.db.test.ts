import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { invitationBatches } from '@/db/schema/access/invitation-batches';
import { inTenant, type Tenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { tenantOf } from '@/lib/access/context/context';
import { sweepExpired } from '@/lib/access/housekeeping/sweep-expired';
import { createRole } from '@/lib/access/roles/save-role';
import { createTeam } from '@/lib/access/teams/create-team';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { everything } from '@/lib/test-support/work';
import { again, join, person, world } from '@/lib/test-support/world';
import { fresh, inviteOne } from '../invite/test-support/invite-one';
import { suspendMembers } from '../suspend/suspend-members';
import { createBatch } from './create-batch';
import { editRows } from './edit-batch';
import { batchOf, rowsOf, send } from './test-support/batch';
import { listBatches, viewBatch } from './view-batch';

const { admin } = await testDatabase();
const refused = refusals(admin);

describe('B12 the preview', () => {
  test('B12 says what will happen to each row, and nothing happens', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'manager' } });
    const { email: pending } = await inviteOne(olga);
    await suspendMembers(olga, { chosen: [ben.member], reason: null, until: null });
    const good = fresh();
    const list = [good, ana.person.email, ben.person.email, pending, olga.person.email, good, 'nonsense'];
    const before = await everything(admin, olga);
    const batch = await batchOf(olga, list.join('\n'));
    expect(await rowsOf(olga, batch)).toEqual([
      `${good} invite agent`,
      `${ana.person.email} none agent already-member`,
      `${ben.person.email} none manager suspended`,
      `${pending} none agent already-invited`,
      `${olga.person.email} none own-address`,
      `${good} none duplicate-address`,
      'nonsense refuse email',
    ]);
    expect(await everything(admin, olga)).toEqual(before);
  });

  test('B12 links a row to the member who is here already', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { rows } = await viewBatch(olga, await batchOf(olga, ana.person.email));
    expect(rows).toMatchObject([{ memberId: ana.member.id, mayAlso: null }]);
  });

  test.each([
    ['level', 'email,level\n{},Chef', 'unknown-level', 'Chef'],
    ['restrictions', 'email,level,restrictions\n{},agent,shortcuts; sleep', 'unknown-restriction', 'sleep'],
    [
      'restrictions',
      'email,level,restrictions\n{},owner,shortcuts',
      'restriction-of-other-role',
      'shortcuts',
    ],
    [
      'restrictions',
      'email,level,restrictions\n{},agent,visibility-own visibility-team',
      'exclusive-restrictions',
      'visibility-own visibility-team',
    ],
    ['teams', 'email,team\n{},Nights', 'unknown-team', 'Nights'],
    ['starts', 'email,start\n{},soon', 'unreadable-date', 'soon'],
    ['ends', 'email,end date\n{},03/04/2099', 'unreadable-date', '03/04/2099'],
    ['ends', 'email,end date\n{},2099-02-30', 'unreadable-date', '2099-02-30'],
    ['ends', 'email,end date\n{},2020-12-31', 'past', '2020-12-31'],
    ['ends', 'email,start,end\n{},2099-12-31,2099-12-30', 'ends-first', '2099-12-30'],
    ['language', 'email,language\n{},Klingon', 'unknown-language', 'Klingon'],
    ['workspaces', 'email,workspace\n{},Elsewhere', 'other-workspace', 'Elsewhere'],
    ['name', `email,name\n{},${'x'.repeat(101)}`, 'unreadable-name', 'x'.repeat(101)],
    ['email', 'email,level\nana at example,agent', 'email', 'ana at example'],
  ])('B12 names the field %s of a bad row, and what it contains', async (field, list, reason, value) => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { rows } = await viewBatch(olga, await batchOf(olga, list.replace('{}', fresh())));
    expect(rows).toMatchObject([{ line: 2, act: 'refuse', field, reason, value }]);
  });

  test('B12 S1.15 R3 a level that the actor may not give on one row is refused on that row only', async () => {
    const { mona } = await world({ people: { olga: 'owner', mona: 'manager' } });
    const lines = Array.from({ length: 40 }, (_, at) => `${fresh()},${at === 35 ? 'owner' : 'agent'}`);
    const { rows, counts } = await viewBatch(mona, await batchOf(mona, `email,level\n${lines.join('\n')}`));
    expect(counts).toMatchObject({ invite: 39, refuse: 1 });
    expect(rows[35]).toMatchObject({
      ...{ line: 37, act: 'refuse', reason: 'denied', field: 'level', value: 'owner' },
      decision: { allowed: false },
    });
  });

  test('B12 R3 a team or an end that the actor may not give is refused with the rule', async () => {
    const { olga, mona } = await world({ people: { olga: 'owner', mona: 'manager' } });
    await createTeam(olga, { name: 'Nights', memberIds: [] });
    const { id: role } = await createRole(olga, {
      ...{ label: 'Door', description: '', base: 'owner' },
      permissions: ['users.view', 'users.invite', 'messages.view'],
    });
    const dora = await join(olga, await person('dora'), { role });
    const list = `email,level,team,end\n${fresh()},${role},Nights,\n${fresh()},${role},,2099-12-31`;
    const { rows } = await viewBatch(dora, await batchOf(dora, list, { role }));
    expect(rows.map(({ act, field, decision }) => [act, field, decision?.allowed])).toEqual([
      ['refuse', 'teams', false],
      ['refuse', 'ends', false],
    ]);
    expect((await viewBatch(mona, await batchOf(mona, `email,team\n${fresh()},nights`))).rows).toMatchObject([
      { act: 'invite', teams: ['Nights'] },
    ]);
  });

  test('B12 IN12 a person known in another workspace shows the same row as a new one', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { pia } = await world({ people: { paul: 'owner', pia: 'agent' } });
    const { rows } = await viewBatch(olga, await batchOf(olga, `${pia.person.email}\n${fresh()}`));
    const [known, unknown] = rows.map(({ email: _, line: __, number: ___, ...row }) => row);
    expect(known).toEqual(unknown);
  });

  test('B12 the same mailbox in other case, with a plus-part or an international domain counts once', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const list = 'ws@bücher.example\nWS@BÜCHER.example\nws+x@xn--bcher-kva.example';
    expect(await rowsOf(olga, await batchOf(olga, list))).toEqual([
      'ws@xn--bcher-kva.example invite agent',
      'ws@xn--bcher-kva.example none duplicate-address',
      'ws+x@xn--bcher-kva.example none duplicate-address',
    ]);
  });

  test('B12 AU6 an address with a line break or quotes never becomes a recipient', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const list = 'Email,Name\n"a@example.com\r\nBcc: b@example.com",Ana\n"""a b""@example.com",Ben';
    const { rows } = await viewBatch(olga, await batchOf(olga, list));
    expect(rows.map(({ act, reason }) => [act, reason])).toEqual([
      ['refuse', 'email'],
      ['refuse', 'email'],
    ]);
  });
});

describe('B12 who may', () => {
  test('B12 R3 S1.1 an agent creates no batch, and a manager none of owners', async () => {
    const { olga, mona, ana } = await world({ people: { olga: 'owner', mona: 'manager', ana: 'agent' } });
    const part = Buffer.from(fresh());
    for (const [actor, role] of [
      [ana, 'agent'],
      [mona, 'owner'],
    ] as const)
      await refused(olga, () => createBatch(actor, { part, role, restrictions: [] }), expect.any(Denied));
    expect(await admin`select 1 from invitation_batches where workspace_id = ${olga.workspace.id}`).toEqual(
      [],
    );
  });

  test('B12 R6 TE1 a batch of another person, also of another workspace, answers like a missing one', async () => {
    const { olga, mona } = await world({ people: { olga: 'owner', mona: 'manager' } });
    const { otto } = await world({ people: { otto: 'owner' } });
    const batchId = await batchOf(olga, fresh());
    for (const other of [mona, otto]) {
      await refused(olga, () => viewBatch(other, batchId), new NotFound());
      await refused(olga, () => send(other, batchId), new NotFound());
      const edit = { batchId, version: 1, rows: [1], edit: { isLeftOut: true } };
      await refused(olga, () => editRows(other, edit), new NotFound());
    }
    expect(await listBatches(mona)).toEqual([]);
    expect(await listBatches(olga)).toHaveLength(1);
  });

  test('B12 TE1 an overdue batch is found by the sweep alone, not by another workspace', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { otto } = await world({ people: { otto: 'owner' } });
    const id = await batchOf(olga, fresh());
    await admin`update invitation_batches set created_at = now() - interval '31 days' where id = ${id}`;
    const seenBy = (tenant: Tenant) =>
      inTenant(tenant, (tx) => tx.select().from(invitationBatches).where(eq(invitationBatches.id, id)));
    expect(await seenBy(tenantOf(otto))).toEqual([]);
    expect(await seenBy({})).toHaveLength(1);
    await sweepExpired();
    expect(await seenBy(tenantOf(olga))).toEqual([]);
  });

  test('B12 R4 its maker who may no longer invite sees and sends it no more', async () => {
    const { olga, mona } = await world({ people: { olga: 'owner', mona: 'manager' } });
    const batchId = await batchOf(mona, fresh());
    await admin`update members set role = 'agent' where id = ${mona.member.id}`;
    const now = await again(mona);
    await refused(olga, () => viewBatch(now, batchId), expect.any(Denied));
    await refused(olga, () => send(now, batchId), expect.any(Denied));
  });

  test('B12 S4.5 a model that creates accounts one by one takes no list', async () => {
    const { ada } = await world({ model: 'delegated-managers', people: { ada: 'administrator' } });
    const part = Buffer.from(fresh());
    const create = () => createBatch(ada, { part, role: 'subscriber', restrictions: [] });
    await refused(ada, create, new Invalid({ list: 'account-needed' }));
  });
});
