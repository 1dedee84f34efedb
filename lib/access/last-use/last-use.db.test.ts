import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { authorize } from '@/lib/access/context/transactions';
import { env } from '@/lib/platform/settings/settings';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { takeUses } from './note-use';
import { writeUses } from './write-uses';

const { admin } = await testDatabase();

const rows = (memberId: string) =>
  admin<{ permission: string; isToday: boolean }[]>`
    select permission, day = (now() at time zone 'UTC')::date as "isToday" from last_used
    where member_id = ${memberId} order by permission`;

async function member(role: string) {
  const workspace = await openTestWorkspace(admin);
  const added = await workspace.addMember(role);
  const ctx = await added.context();
  takeUses();
  return { workspace, ctx, memberId: added.memberId };
}

describe('B9 the last use of permissions', () => {
  beforeEach(() => {
    delete (globalThis as { latchkeyUses?: unknown }).latchkeyUses;
  });

  test('B9 an allowed act is recorded with its day, once however often it is done', async () => {
    const { ctx, memberId } = await member('manager');
    for (let time = 0; time < 3; time++) authorize(ctx, 'dashboard.view', { kind: 'workspace' });
    expect(takeUses()).toHaveLength(1);
    authorize(ctx, 'users.view', { kind: 'workspace' });
    await writeUses();
    expect([...(await rows(memberId))]).toEqual([{ permission: 'users.view', isToday: true }]);
  });

  test('B9 a refused act is not recorded', async () => {
    const { ctx, memberId } = await member('agent');
    expect(() => authorize(ctx, 'users.view', { kind: 'workspace' })).toThrow();
    await writeUses();
    expect(await rows(memberId)).toHaveLength(0);
  });

  test('B9 a later use moves the day, an earlier one does not', async () => {
    const { ctx, memberId } = await member('manager');
    for (const [stored, isToday] of [
      ['2026-01-01', true],
      ['2999-01-01', false],
    ] as const) {
      await admin`insert into last_used (workspace_id, member_id, permission, day)
        values (${ctx.workspace.id}, ${memberId}, 'dashboard.view', ${stored})
        on conflict (workspace_id, member_id, permission) do update set day = excluded.day`;
      delete (globalThis as { latchkeyUses?: unknown }).latchkeyUses;
      authorize(ctx, 'dashboard.view', { kind: 'workspace' });
      await writeUses();
      expect([...(await rows(memberId))]).toEqual([{ permission: 'dashboard.view', isToday }]);
    }
  });

  test('B9 uses that could not be written are written by the next round', async () => {
    const { ctx, memberId } = await member('manager');
    authorize(ctx, 'dashboard.view', { kind: 'workspace' });
    await admin`revoke insert on last_used from latchkey_app`;
    await expect(writeUses()).rejects.toThrow();
    await admin`grant insert on last_used to latchkey_app`;
    await writeUses();
    expect(await rows(memberId)).toHaveLength(1);
  });

  test('B9 LAST_USE=off records nothing', async () => {
    const { ctx, memberId } = await member('manager');
    const settings = env();
    const before = settings.LAST_USE;
    Object.assign(settings, { LAST_USE: 'off' });
    authorize(ctx, 'dashboard.view', { kind: 'workspace' });
    Object.assign(settings, { LAST_USE: before });
    await writeUses();
    expect(await rows(memberId)).toHaveLength(0);
  });
});
