import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied, NotFound } from '@/lib/platform/errors';
import { everything } from '@/lib/test-support/work';
import { world } from '@/lib/test-support/world';
import { revokeAccess } from '../revoke/revoke-access';
import { reinstate, suspend, team } from './test-support/suspend';

const { admin } = await testDatabase();

const refusedBy = (rule: string) => ({
  done: 0,
  refused: [
    expect.objectContaining({
      reason: 'denied',
      decision: expect.objectContaining({ ...denied, rule: ruleOf(rule) }),
    }),
  ],
});
const denied = { allowed: false, remedy: expect.anything() };
const ruleOf = (id: string) => expect.objectContaining({ id });

/** Expects a bulk act to refuse its only row, and the database to be unchanged. */
async function reports(ctx: WorkspaceContext, attempt: () => Promise<unknown>, report: unknown) {
  const before = await everything(admin, ctx);
  expect(await attempt()).toEqual(report);
  expect(await everything(admin, ctx)).toEqual(before);
}

describe('B4 who may suspend', () => {
  test('R1 no member suspends or reinstates themselves', async () => {
    const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
    await reports(olga, () => suspend(olga, olga), refusedBy('no-self-administration'));
    await suspend(olga, otto);
    await expect(reinstate(otto, otto)).rejects.toThrow(NotFound);
  });

  test('R2 the last active owner is not suspended, by any of them and not by a bulk of all', async () => {
    const { olga, otto, mia } = await world({ people: { olga: 'owner', otto: 'owner', mia: 'manager' } });
    await suspend(olga, otto);
    await reports(mia, () => suspend(mia, olga), refusedBy('administers'));
    await expect(revokeAccess(mia, { memberId: olga.member.id })).rejects.toThrow(Denied);
    await reinstate(olga, otto);
    expect(await suspend(otto, olga, otto)).toMatchObject({ done: 1, refused: [{ id: otto.member.id }] });
  });

  test('R3 S1.15 a manager suspends agents only', async () => {
    const { mia, max, ana } = await world({
      people: { olga: 'owner', mia: 'manager', max: 'manager', ana: 'agent' },
    });
    await reports(mia, () => suspend(mia, max), refusedBy('administers'));
    expect(await suspend(mia, ana)).toEqual({ done: 1, refused: [] });
  });

  test('R3 a manager does not reinstate an access that they could not give', async () => {
    const { olga, mia, max } = await world({
      people: { olga: 'owner', mia: 'manager', max: 'manager' },
    });
    await suspend(olga, max);
    await reports(mia, () => reinstate(mia, max), refusedBy('administers'));
  });

  test('TE1 a member of another tenant is not found', async () => {
    const { olga } = await team();
    const { paul, pia } = await world({ people: { paul: 'owner', pia: 'agent' } });
    await reports(paul, () => suspend(olga, pia), {
      done: 0,
      refused: [{ id: pia.member.id, name: null, reason: 'not-found' }],
    });
  });

  test('R2 two owners suspend each other simultaneously, 100 rounds: one always stays active', async () => {
    const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
    const active = () =>
      admin`select 1 from members where workspace_id = ${olga.workspace.id} and member_status(members) = 'active'`;
    for (let round = 0; round < 100; round++) {
      await admin`update members set status = 'active' where workspace_id = ${olga.workspace.id}`;
      await Promise.allSettled([suspend(olga, otto), suspend(otto, olga)]);
      expect(await active()).toHaveLength(1);
    }
  });
});
