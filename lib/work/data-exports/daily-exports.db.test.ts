import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { createRole } from '@/lib/access/roles/save-role';
import { collections, createRecord, transitionRecord } from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { listOf } from '@/lib/test-support/campaigns';
import { again, join, person, world } from '@/lib/test-support/world';
import { listDailyFiles } from './list-daily-files';
import { listDataExports } from './list-data-exports';
import { dataExportJobs } from './make-due';
import { openDataExport } from './open-data-export';
import { dailyExportJobs } from './plan-daily-files';

const { admin } = await testDatabase();

async function shop() {
  return world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      ezio: { role: 'additional-user', grants: ['contacts-export'] },
      vito: { role: 'additional-user', grants: ['contacts-view'] },
    },
  });
}

const add = (ctx: WorkspaceContext, list = '') =>
  createRecord(ctx, { collection: 'daily-exports', name: 'Every day', fields: { list, format: 'programs' } });

/** Lets the worker do what is due. */
async function passTime() {
  await drain(dailyExportJobs);
  await drain(dataExportJobs(collections));
}

/** Moves the files and the next job of a daily export one day into the past. */
async function passDay(recordId: string) {
  await admin`update data_exports set created_at = created_at - interval '1 day' where record_id = ${recordId}`;
  await admin`update outbox set due_at = now()
    where job ->> 'kind' = 'daily-export' and job ->> 'recordId' = ${recordId} and sent_at is null`;
  await passTime();
}

async function download(ctx: WorkspaceContext, exportId = '') {
  const { body, filename } = await openDataExport(ctx.person, ctx.workspace.slug, exportId);
  return { filename, text: await new Response(body).text() };
}

const stateOf = async (recordId: string) =>
  (await admin`select state from collection_records where id = ${recordId}`)[0]?.state;

describe('S2.11 daily exports', () => {
  test('S2.11 a file of the contacts of the list is made at once and then every day, once a day', async () => {
    const { owner, ezio } = await shop();
    const list = await listOf(owner, [{ name: 'Zoé', email: 'zoe@example.com' }]);
    await listOf(owner, [{ name: 'Other' }]);
    const { id } = await add(ezio, list);
    await passTime();
    const [file] = await listDailyFiles(ezio);
    expect(file).toMatchObject({ name: 'Every day', status: 'done' });
    const { filename, text } = await download(ezio, file?.id);
    expect(filename).toMatch(/-contacts-\d{4}-\d\d-\d\d\.csv$/);
    expect(text).toContain('zoe@example.com');
    expect(text).not.toContain('Other');
    await admin`update outbox set due_at = now() where job ->> 'recordId' = ${id} and sent_at is null`;
    await passTime();
    expect(await listDailyFiles(ezio)).toHaveLength(1);
    await passDay(id);
    expect(await listDailyFiles(ezio)).toHaveLength(2);
    const [audited] = await admin`select count(*)::int from audit_events
      where workspace_id = ${owner.workspace.id} and event = 'contacts.exported'`;
    expect(audited?.count).toBe(2);
  });

  test('R6 the files belong to the person who set the export up, and are no exports of everything', async () => {
    const { owner, ezio, vito } = await shop();
    await add(ezio);
    await passTime();
    const [file] = await listDailyFiles(ezio);
    expect(await listDailyFiles(owner)).toEqual([]);
    await expect(download(owner, file?.id)).rejects.toEqual(new NotFound());
    expect(() => listDailyFiles(vito)).toThrow(Denied);
    expect(() => listDataExports(ezio)).toThrow(Denied);
  });

  test('S2.11 without the right to export no daily export is set up, and nothing is queued', async () => {
    const { vito } = await shop();
    await expect(add(vito)).rejects.toMatchObject({
      decision: { rule: { kind: 'right', id: 'contacts-export' } },
    });
    expect(await admin`select 1 from collection_records where workspace_id = ${vito.workspace.id}`).toEqual(
      [],
    );
    expect(
      await admin`select 1 from outbox where job ->> 'workspaceId' = ${vito.workspace.id}
      and job ->> 'kind' = 'daily-export'`,
    ).toEqual([]);
  });

  test('S2.11 R3 a role that sets exports up and exports no contacts sets none up', async () => {
    const { owner } = await shop();
    const permissions = ['daily-exports.view', 'daily-exports.manage'];
    const role = { label: 'Planner', description: '', base: 'additional-user', permissions };
    const { id } = await createRole(owner, role);
    const rhea = await join(await again(owner), await person('rhea'), { role: id });
    await expect(add(rhea)).rejects.toBeInstanceOf(Denied);
    expect(
      await admin`select 1 from outbox where job ->> 'kind' = 'daily-export'
      and job ->> 'workspaceId' = ${owner.workspace.id}`,
    ).toEqual([]);
  });

  test('R4 an export whose maker lost the right goes off, and its files cannot be downloaded', async () => {
    const { ezio } = await shop();
    const { id } = await add(ezio);
    await passTime();
    const [file] = await listDailyFiles(ezio);
    await admin`update members set grants = '{contacts-view}' where id = ${ezio.member.id}`;
    await expect(download(await again(ezio), file?.id)).rejects.toBeInstanceOf(Denied);
    await passDay(id);
    expect(await stateOf(id)).toBe('off');
    const [files] = await admin`select count(*)::int from data_exports where record_id = ${id}`;
    expect(files?.count).toBe(1);
  });

  test('IN15 R4 an export ends with the membership of its maker, even once that person is invited again', async () => {
    const { owner, ezio } = await shop();
    const { id } = await add(ezio);
    await passTime();
    await revokeAccess(owner, { memberId: ezio.member.id });
    await join(owner, ezio.person, { role: 'additional-user', grants: ['contacts-export'] });
    await passDay(id);
    expect(await stateOf(id)).toBe('off');
    expect(await admin`select 1 from data_exports where record_id = ${id}`).toHaveLength(1);
  });

  test('S2.11 an export of a list that is gone goes off; a file asked for before is not made', async () => {
    const { owner, ezio } = await shop();
    const list = await listOf(owner, []);
    const { id } = await add(ezio, list);
    await drain(dailyExportJobs);
    await admin`delete from contact_lists where id = ${list}`;
    await drain(dataExportJobs(collections));
    const files = () => admin`select status, size from data_exports where record_id = ${id}`;
    expect(await files()).toEqual([{ status: 'failed', size: '0' }]);
    await passDay(id);
    expect(await stateOf(id)).toBe('off');
    expect(await files()).toHaveLength(1);
  });

  test('S2.11 switching off ends it, and switching on makes the next file with one chain of jobs', async () => {
    const { ezio } = await shop();
    const { id: recordId } = await add(ezio);
    await passTime();
    const step = { collection: 'daily-exports', recordId };
    await transitionRecord(ezio, { ...step, version: 1, transition: 'switch-off' });
    await transitionRecord(ezio, { ...step, version: 2, transition: 'switch-on' });
    const [waiting] = await admin`select count(*)::int from outbox
      where job ->> 'kind' = 'daily-export' and job ->> 'recordId' = ${recordId} and sent_at is null`;
    expect(waiting?.count).toBe(1);
    await passDay(recordId);
    expect(await listDailyFiles(ezio)).toHaveLength(2);
    await transitionRecord(ezio, { ...step, version: 3, transition: 'switch-off' });
    await passDay(recordId);
    expect(await listDailyFiles(ezio)).toHaveLength(2);
  });
});
