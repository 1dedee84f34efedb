import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { openWithKey } from '@/lib/access/api-keys/open-with-key';
import { actingFor } from '@/lib/access/context/acting-for';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { listMemberships } from '@/lib/access/context/list-workspaces';
import { changingWork } from '@/lib/access/context/transactions';
import { findInvitation } from '@/lib/access/invitations/find-by-token';
import { Invalid, NotFound, Unauthenticated } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { contactsOf, giveContacts } from '@/lib/test-support/work';
import { accept, again, join, person, world } from '@/lib/test-support/world';
import { listAssignable } from '@/lib/work/assignment/assignee';
import { inviteMembers } from '../invite/invite-members';
import { countMembers } from '../list/count-members';
import { listMembers } from '../list/list-members';
import { memberSearch } from '../list/member-search';
import { viewMember } from '../list/view-member';
import { revokeAccess } from '../revoke/revoke-access';
import { undoRevocation } from '../revoke/undo-revocation';
import { reinstateMembers } from './reinstate-members';
import { suspendMembers } from './suspend-members';
import { reinstate, suspend, team } from './test-support/suspend';

const { admin } = await testDatabase();
const refused = refusals(admin);

const rowOf = async ({ member }: WorkspaceContext) =>
  (await admin`select * from members where id = ${member.id}`)[0];

describe('B4 suspending', () => {
  test('B4 SE8 R4 the next request is refused, and allowed again once reinstated', async () => {
    const { olga, ana } = await team();
    expect(await suspend(olga, ana)).toEqual({ done: 1, refused: [] });
    await expect(again(ana)).rejects.toThrow(NotFound);
    expect(await listMemberships(ana.person.userId)).toEqual([]);
    await reinstate(olga, ana);
    expect((await again(ana)).access).toEqual(ana.access);
  });

  test('B4 reinstating restores the assignment exactly, and nothing of the work is rewritten', async () => {
    const { olga, ana } = await team();
    await giveContacts(admin, ana, 12);
    const contacts = () =>
      admin`select id, xmin from contacts where workspace_id = ${olga.workspace.id} order by id`;
    const [row, before] = [await rowOf(ana), await contacts()];
    await suspend(olga, ana);
    expect(await contactsOf(admin, ana)).toBe(12);
    await reinstate(olga, ana);
    expect(await contacts()).toEqual(before);
    expect(await rowOf(ana)).toEqual({ ...row, version: ana.member.version + 2 });
  });

  test('B4 SE8 FA8 a suspension ends at its end, by the database’s clock and with no job', async () => {
    const { olga, ana } = await team();
    const day = (await admin`select (now() at time zone 'UTC')::date::text as day`)[0]?.day as string;
    await suspendMembers(olga, { chosen: [ana.member], reason: null, until: day });
    await expect(again(ana)).rejects.toThrow(NotFound);
    expect(await viewMember(olga, ana.member.id)).toMatchObject({ status: 'suspended' });
    await admin`update members set suspended_until = now() where id = ${ana.member.id}`;
    expect((await again(ana)).member.status).toBe('active');
    expect(await viewMember(olga, ana.member.id)).toMatchObject({ status: 'active', suspension: null });
  });

  test('B4 a day means its end in the workspace’s time zone, also when the clocks change', async () => {
    const { olga, ana } = await team();
    await admin`update workspaces set time_zone = 'Europe/Paris' where id = ${olga.workspace.id}`;
    await suspendMembers(await again(olga), { chosen: [ana.member], reason: null, until: '2030-10-27' });
    expect((await rowOf(ana))?.suspended_until).toEqual(new Date('2030-10-27T23:00:00Z'));
  });

  test('B4 a day that is over is refused', async () => {
    const { olga, ana } = await team();
    const past = { chosen: [{ id: ana.member.id }], reason: null, until: '2020-01-01' };
    await refused(olga, () => suspendMembers(olga, past), new Invalid({ until: 'past' }));
  });

  test('B4 KE1 API keys of the suspended holder are refused, and work again afterwards', async () => {
    const { olga, mia } = await world({
      model: 'account-tree',
      people: { olga: 'parent-admin', mia: 'parent-admin' },
    });
    const { token } = await createApiKey(mia, { name: 'Sync', scopes: ['contacts.view'] });
    await suspend(olga, mia);
    await expect(openWithKey(token, null)).rejects.toThrow(Unauthenticated);
    await reinstate(olga, mia);
    await expect(openWithKey(token, null)).resolves.toMatchObject({ ctx: { member: { id: mia.member.id } } });
  });

  test('B4 background work that the person started stops at its next portion', async () => {
    const { olga, ana } = await team();
    await suspend(olga, ana);
    const started = { workspaceId: ana.workspace.id, memberId: ana.member.id };
    await expect(actingFor(started, async () => 'went on')).rejects.toThrow(NotFound);
  });

  test('B4 RV9 the suspended person is offered for no work, and gets none as a successor', async () => {
    const { olga, mia, ana } = await team();
    await suspend(olga, ana);
    const { members } = await listAssignable(olga);
    expect(members.map(({ id }) => id)).not.toContain(ana.member.id);
    await refused(
      olga,
      () => revokeAccess(olga, { memberId: mia.member.id, successorId: ana.member.id }),
      new Invalid({ successorId: 'successor-left' }),
    );
  });

  test('B4 IN5 an invited person cannot accept while suspended, and can afterwards', async () => {
    const { olga } = await team();
    const zoe = await person('zoe');
    const { invited } = await inviteMembers(olga, { emails: [zoe.email], role: 'agent', restrictions: [] });
    const { link = '', memberId: id = '' } = invited[0] ?? {};
    await suspendMembers(olga, { chosen: [{ id }], reason: null, until: null });
    expect(await findInvitation(link.split('/').at(-1) ?? '')).toEqual({ state: 'dead' });
    await refused(olga, () => accept(link, zoe), new Invalid({ '': 'link-dead' }));
    await reinstateMembers(olga, { chosen: [{ id }] });
    await accept(link, zoe);
    expect((await viewMember(olga, id)).status).toBe('active');
  });

  test('B4 IN5 R4 invitations of a suspended inviter are dead', async () => {
    const { olga, mia } = await team();
    const zoe = await person('zoe');
    const { invited } = await inviteMembers(mia, { emails: [zoe.email], role: 'agent', restrictions: [] });
    await suspend(olga, mia);
    await refused(olga, () => accept(invited[0]?.link ?? '', zoe), new Invalid({ '': 'link-dead' }));
  });

  test('B4 RV8 other workspaces of the person stay open', async () => {
    const { olga, ana } = await team();
    const { paul } = await world({ people: { paul: 'owner' } });
    const elsewhere = await join(paul, ana.person, 'agent');
    await suspend(olga, ana);
    expect((await again(elsewhere)).member.status).toBe('active');
    expect(await listMemberships(ana.person.userId)).toMatchObject([
      { workspace: { slug: paul.workspace.slug } },
    ]);
  });

  test('B3 B4 undoing a revocation of a suspended person restores the suspension', async () => {
    const { olga, ana } = await team();
    await suspendMembers(olga, { chosen: [ana.member], reason: 'Lost laptop', until: '2099-01-01' });
    const before = await rowOf(ana);
    const revoked = await revokeAccess(olga, { memberId: ana.member.id });
    await undoRevocation(olga, revoked);
    expect(await rowOf(ana)).toEqual({ ...before, version: Number(before?.version) + 2 });
    await expect(again(ana)).rejects.toThrow(NotFound);
  });

  test('B4 the list filters and counts the suspended, and shows the reason to administrators only', async () => {
    const { olga, mia, ana } = await team();
    const { max } = { max: await join(olga, await person('max'), 'manager') };
    await suspendMembers(olga, { chosen: [max.member, ana.member], reason: 'On leave', until: null });
    const search = memberSearch.parse({ status: 'suspended' });
    const read = async (ctx: WorkspaceContext) =>
      (await listMembers(ctx, search)).rows.map(({ id, suspension }) => [id, suspension?.reason]).sort();
    const both = [max.member.id, ana.member.id];
    expect(await read(olga)).toEqual(both.map((id) => [id, 'On leave']).sort());
    // A manager administers agents only (S1.15).
    expect(await read(mia)).toEqual(
      [
        [max.member.id, null],
        [ana.member.id, 'On leave'],
      ].sort(),
    );
    expect(await countMembers(olga, search)).toMatchObject({ total: 2, suspended: 2, all: 4 });
  });

  test('R7 B4 suspending and reinstating write one audit event each', async () => {
    const { olga, ana } = await team();
    await suspendMembers(olga, { chosen: [ana.member], reason: 'Lost laptop', until: null });
    await reinstate(olga, ana);
    const events = await admin`select event, before, after, actor_name from audit_events
      where subject_id = ${ana.member.id} and event in ('member.suspended', 'member.reinstated') order by seq`;
    expect(events).toMatchObject([
      { event: 'member.suspended', before: { status: 'active' }, after: { reason: 'Lost laptop' } },
      { event: 'member.reinstated', before: { status: 'suspended' }, after: { status: 'active' } },
    ]);
  });
});

test('B4 SE8 1,000 acts interleaved with suspensions: none takes effect after its suspension', async () => {
  const { olga, mia } = await team();
  for (let round = 0; round < 250; round++) {
    await admin`update members set status = 'active' where id = ${mia.member.id}`;
    const acts = [0, 1, 2, 3].map(() =>
      changingWork(mia, async (tx) => {
        await tx.execute('select 1');
        return (await admin`select status from members where id = ${mia.member.id}`)[0]?.status;
      }).catch((error: unknown) => {
        if (error instanceof NotFound) return 'refused';
        throw error;
      }),
    );
    const [, ...answers] = await Promise.all([suspend(olga, mia), ...acts]);
    // Seen from outside while the act holds its membership: a committed suspension would show.
    for (const answer of answers) expect(['active', 'refused']).toContain(answer);
  }
});
