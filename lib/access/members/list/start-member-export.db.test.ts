import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { openExport as openExportOf } from '@/lib/access/exports/open-export';
import { openExport } from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { everything } from '@/lib/test-support/work';
import { again, join, person, world } from '@/lib/test-support/world';
import { changeAccess } from '../change/change-access';
import { startCover } from '../cover/start-cover';
import { revokeAccess } from '../revoke/revoke-access';
import { suspendMembers } from '../suspend/suspend-members';
import { memberSearch } from './member-search';
import { startExport } from './start-member-export';

const { admin } = await testDatabase();

const all = memberSearch.parse({});

async function fileOf(ctx: WorkspaceContext, search = all): Promise<string> {
  const { exportId } = await startExport(ctx, search);
  const { body } = await openExport(ctx.person, ctx.workspace.slug, exportId);
  return new Response(body).text();
}

const rowsOf = (file: string) => parse(file, { columns: true }) as Record<string, string>[];

async function crowd(ctx: WorkspaceContext, total: number): Promise<void> {
  await admin`
    insert into members (workspace_id, id, organisation_id, email, name, role, status)
    select ${ctx.workspace.id}, gen_random_uuid(), ${ctx.organisation.id}, 'user' || lpad(n::text, 6, '0') || '@example.com',
      'Person ' || n, 'agent', 'active' from generate_series(1, ${total}) n`;
}

describe('S1.11 exporting the users', () => {
  test('B11 the file says who covers a user, and until when', async () => {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    await startCover(olga, {
      memberId: ana.member.id,
      byId: ben.member.id,
      starts: null,
      ends: '2099-12-31',
    });
    const rows = rowsOf(await fileOf(olga));
    expect(rows[0]).toMatchObject({ name: 'ana', covered_by: 'ben' });
    expect(rows[0]?.covered_until).toMatch(/^2100-01-01/);
    expect(rows[1]).toMatchObject({ name: 'ben', covered_by: '', covered_until: '' });
  });

  test('B4 B5 the file says until when a user is suspended, and the level of this moment with its end', async () => {
    const { olga, ana, ben, cleo } = await world({
      people: { olga: 'owner', ana: 'agent', ben: 'manager', cleo: 'manager' },
    });
    await suspendMembers(olga, { chosen: [ana.member], reason: null, until: '2099-12-31' });
    for (const [{ member }, at] of [
      [ben, '2099-01-01'],
      [cleo, '2020-01-01'],
    ] as const)
      await admin`update members set reverts_at = ${at}, later_role = 'agent', later_restrictions = '{mask}',
        later_grants = '{}' where id = ${member.id}`;
    const [first, second, third] = rowsOf(await fileOf(olga));
    expect(first).toMatchObject({ name: 'ana', status: 'suspended', level_until: '' });
    expect(first?.suspended_until).toMatch(/^2100-01-01/);
    expect(second).toMatchObject({ name: 'ben', level: 'manager', suspended_until: '' });
    expect(second?.level_until).toMatch(/^2099-01-01/);
    expect(third).toMatchObject({ name: 'cleo', level: 'agent', restrictions: 'mask', level_until: '' });
  });

  test('S1.11 CS4 every user is in the file, in fixed columns, and the export is recorded', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await admin`update members set restrictions = '{mask,shortcuts}' where id = ${ana.member.id}`;
    const rows = rowsOf(await fileOf(olga));
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'name',
      'email',
      'level',
      'restrictions',
      'status',
      'teams',
      'last_seen',
      'joined',
      'starts',
      'ends',
      'suspended_until',
      'level_until',
      'covered_by',
      'covered_until',
    ]);
    expect(rows).toMatchObject([
      {
        name: 'ana',
        email: ana.person.email,
        level: 'agent',
        restrictions: 'mask shortcuts',
        status: 'active',
      },
      { name: 'olga', level: 'owner' },
    ]);
    const events = await admin`select 1 from audit_events
      where workspace_id = ${olga.workspace.id} and event = 'members.exported'`;
    expect(events).toHaveLength(1);
  });

  test('S1.11 the file applies the filters of the list', async () => {
    const { olga } = await world({ people: { olga: 'owner', mia: 'manager', ana: 'agent' } });
    const rows = rowsOf(await fileOf(olga, memberSearch.parse({ level: 'manager' })));
    expect(rows.map(({ name }) => name)).toEqual(['mia']);
  });

  test('S1.11 more rows than one block arrive completely, once, in order', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await crowd(olga, 1_250);
    const emails = rowsOf(await fileOf(olga, memberSearch.parse({ level: 'agent', sort: 'email' }))).map(
      ({ email }) => email,
    );
    expect(new Set(emails).size).toBe(1_250);
    expect(emails).toEqual([...emails].sort());
  });

  test('CS1 a name that a spreadsheet would run is inert', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await admin`update members set name = '=HYPERLINK("http://evil")' where id = ${ana.member.id}`;
    expect(rowsOf(await fileOf(olga))[0]?.name).toBe(`'=HYPERLINK("http://evil")`);
  });

  test('TE1 no member of another tenant is in the file', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await world({ people: { paul: 'owner', pia: 'agent' } });
    expect(rowsOf(await fileOf(olga)).map(({ name }) => name)).toEqual(['olga']);
  });

  test('S1.18 a manager restricted from exporting, and an agent, cannot start one', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const mia = await join(olga, await person('mia'), { role: 'manager', restrictions: ['data-export'] });
    const before = await everything(admin, olga);
    for (const ctx of [mia, ana]) await expect(startExport(ctx, all)).rejects.toThrow(Denied);
    expect(await everything(admin, olga)).toEqual(before);
    expect(await admin`select 1 from exports where workspace_id = ${olga.workspace.id}`).toHaveLength(0);
  });
});

describe('an export belongs to one person, for ten minutes', () => {
  test('another owner, a member of another workspace and a guess find nothing', async () => {
    const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
    const { paul } = await world({ people: { paul: 'owner' } });
    const { exportId } = await startExport(olga, all);
    for (const { person: who } of [otto, paul]) {
      await expect(openExport(who, olga.workspace.slug, exportId)).rejects.toThrow(NotFound);
    }
    await expect(openExport(paul.person, paul.workspace.slug, exportId)).rejects.toThrow(NotFound);
    await expect(openExport(olga.person, olga.workspace.slug, 'guess')).rejects.toThrow(NotFound);
  });

  test('FA8 it expires after ten minutes by the database’s clock', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { exportId } = await startExport(olga, all);
    const [row] = await admin`select expires_at - created_at = interval '10 minutes' as good from exports
      where id = ${exportId}`;
    expect(row?.good).toBe(true);
    await admin`update exports set expires_at = now() where id = ${exportId}`;
    await expect(openExport(olga.person, olga.workspace.slug, exportId)).rejects.toThrow(NotFound);
  });

  test('R4 a member restricted or revoked since then does not get the file', async () => {
    const { olga, mia, max } = await world({ people: { olga: 'owner', mia: 'manager', max: 'manager' } });
    const [first, second] = [await startExport(mia, all), await startExport(max, all)];
    await changeAccess(olga, {
      memberId: mia.member.id,
      version: mia.member.version,
      role: 'manager',
      restrictions: ['data-export'],
    });
    await revokeAccess(olga, { memberId: max.member.id });
    const slug = olga.workspace.slug;
    await expect(openExport(mia.person, slug, first.exportId)).rejects.toThrow(Denied);
    await expect(openExport(max.person, slug, second.exportId)).rejects.toThrow(NotFound);
  });

  test('RV7 a download breaks off within 5 seconds of the revocation', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    await crowd(olga, 2_000);
    const { exportId } = await startExport(mia, all);
    const { body } = await openExport(mia.person, olga.workspace.slug, exportId);
    const reader = body.getReader();
    expect((await reader.read()).done).toBe(false);
    await revokeAccess(olga, { memberId: mia.member.id });
    const end = reader.closed.then(
      () => 'complete',
      () => 'broken off',
    );
    // The test reads nothing here: the server ends the stream, not the pace of the reader.
    expect(await end).toBe('broken off');
    await expect(again(mia)).rejects.toThrow(NotFound);
  });

  test('RV7 R4 a download breaks off once its reader may no longer export', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    await crowd(olga, 2_000);
    const { exportId } = await startExport(mia, all);
    const { body } = await openExport(mia.person, olga.workspace.slug, exportId);
    const reader = body.getReader();
    expect((await reader.read()).done).toBe(false);
    const { id: memberId, version } = mia.member;
    await changeAccess(olga, { memberId, version, role: 'manager', restrictions: ['data-export'] });
    await expect(reader.closed).rejects.toThrow(Denied);
    await expect(again(mia)).resolves.toBeDefined();
  });

  test('R6 an export of a kind that no longer exists is not found', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { exportId } = await startExport(olga, all);
    const attempt = openExportOf({}, olga.person, olga.workspace.slug, exportId);
    await expect(attempt).rejects.toEqual(new NotFound());
  });

  test('a reader who disconnects frees the connection', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await crowd(olga, 2_000);
    for (let n = 0; n < 15; n++) {
      const { exportId } = await startExport(olga, all);
      const { body } = await openExport(olga.person, olga.workspace.slug, exportId);
      await body.cancel();
    }
    expect(rowsOf(await fileOf(olga))).toHaveLength(2_001);
  });
});
