import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { join, world } from '@/lib/test-support/world';
import { listMembers } from '../list/list-members';
import { memberSearch } from '../list/member-search';
import { revokeAccess } from '../revoke/revoke-access';
import { changeAccess } from './change-access';
import { to } from './test-support/to';

const { admin } = await testDatabase();

const refused = refusals(admin);

function deniedBy(id: string) {
  return expect.objectContaining({
    decision: expect.objectContaining({ rule: expect.objectContaining({ id }) }),
  });
}

describe('who may change whom', () => {
  test('R1 S1.12 no member edits or revokes themselves, even beside another owner', async () => {
    const { olga, otto, mia } = await world({ people: { olga: 'owner', otto: 'owner', mia: 'manager' } });
    for (const self of [olga, otto, mia]) {
      await refused(olga, () => changeAccess(self, to(self, 'agent')), deniedBy('no-self-administration'));
      const revoke = () => revokeAccess(self, { memberId: self.member.id });
      await refused(olga, revoke, deniedBy('no-self-administration'));
    }
  });

  test('S1.15 a manager administers agents only', async () => {
    const { olga, mia, max, ana } = await world({
      people: { olga: 'owner', mia: 'manager', max: 'manager', ana: 'agent' },
    });
    for (const other of [olga, max]) {
      await refused(olga, () => changeAccess(mia, to(other, 'agent')), deniedBy('administers'));
      await refused(olga, () => revokeAccess(mia, { memberId: other.member.id }), deniedBy('administers'));
    }
    await expect(changeAccess(mia, to(ana, 'agent', ['shortcuts']))).resolves.toBeDefined();
  });

  test('R3 RO1 RO3 a manager raises no member above agent', async () => {
    const { olga, mia, ana } = await world({ people: { olga: 'owner', mia: 'manager', ana: 'agent' } });
    for (const role of ['owner', 'manager']) {
      await refused(olga, () => changeAccess(mia, to(ana, role)), deniedBy('assigns'));
    }
  });

  test('S1.16 a manager restricted from settings, and an agent, change no member', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    const { paul } = await world({ people: { paul: 'owner' } });
    const mia = await join(olga, paul.person, { role: 'manager', restrictions: ['workspace-settings'] });
    for (const actor of [mia, ben]) {
      await refused(olga, () => changeAccess(actor, to(ana, 'agent', ['shortcuts'])), expect.any(Denied));
      await refused(olga, () => revokeAccess(actor, { memberId: ana.member.id }), expect.any(Denied));
    }
  });

  test('R5 the row shows the same decision that the server makes', async () => {
    const { mia, max, ana } = await world({
      people: { olga: 'owner', mia: 'manager', max: 'manager', ana: 'agent' },
    });
    const { rows } = await listMembers(mia, memberSearch.parse({}));
    for (const { id, version, role, restrictions, may } of rows) {
      const restricted = role === 'agent' ? ['shortcuts'] : restrictions;
      const edit = changeAccess(mia, { memberId: id, version, role, restrictions: restricted });
      if (may.edit.allowed) await expect(edit).resolves.toBeDefined();
      else await expect(edit).rejects.toEqual(new Denied(may.edit));
    }
    expect(rows.find(({ id }) => id === max.member.id)?.may.revoke.allowed).toBe(false);
    expect(rows.find(({ id }) => id === ana.member.id)?.may.revoke.allowed).toBe(true);
  });
});

describe('R2 the last owner', () => {
  test('R2 RO4 two owners demote each other simultaneously, 100 rounds: one always stays', async () => {
    const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
    for (let round = 0; round < 100; round++) {
      await reappoint(olga);
      const settled = await Promise.allSettled([
        changeAccess(olga, to(otto, 'agent')),
        changeAccess(otto, to(olga, 'agent')),
      ]);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await owners(olga)).toBe(1);
    }
  });

  test('R2 RO4 two owners revoke or demote each other simultaneously, 100 rounds: one always stays', async () => {
    const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
    for (let round = 0; round < 100; round++) {
      await reappoint(olga);
      const settled = await Promise.allSettled([
        revokeAccess(olga, { memberId: otto.member.id }),
        round % 2
          ? revokeAccess(otto, { memberId: olga.member.id })
          : changeAccess(otto, to(olga, 'manager')),
      ]);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await owners(olga)).toBe(1);
    }
  });

  test('R2 three owners revoke each other in a circle: one stays', async () => {
    const { olga, otto, odo } = await world({ people: { olga: 'owner', otto: 'owner', odo: 'owner' } });
    const ring = [
      [olga, otto],
      [otto, odo],
      [odo, olga],
    ] as const;
    await Promise.allSettled(ring.map(([one, next]) => revokeAccess(one, { memberId: next.member.id })));
    expect(await owners(olga)).toBeGreaterThanOrEqual(1);
  });

  const reappoint = (ctx: WorkspaceContext) =>
    admin`update members set role = 'owner', status = 'active', version = 1
      where workspace_id = ${ctx.workspace.id}`;

  const owners = async (ctx: WorkspaceContext) =>
    (
      await admin`select count(*)::int as n from members
        where workspace_id = ${ctx.workspace.id} and role = 'owner' and status = 'active'`
    )[0]?.n as number;
});
