import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { collections } from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { listDataExports } from './list-data-exports';
import { dataExportJobs } from './make-due';
import { openDataExport } from './open-data-export';
import { requestDataExport } from './request-data-export';
import { download, made, tablesOf } from './test-support/read-export';

const { admin } = await testDatabase();

async function filledWorkspace() {
  const workspace = await openTestWorkspace(admin);
  const owner = await workspace.addMember('owner');
  const tier = await workspace.addField('Tier', 'text');
  const team = await workspace.addTeam('North');
  const contactId = await workspace.addContact({
    name: '=1+1',
    phone: '+393471234541',
    email: 'zoe@example.com',
    seatId: owner.seatId,
    teamId: team,
  });
  await admin`update contacts set fields = ${admin.json({ [tier]: '+gold' })} where id = ${contactId}`;
  await workspace.addList('Fair', [contactId]);
  const conversationId = await workspace.addConversation(contactId, { seatId: owner.seatId });
  await admin`insert into messages (workspace_id, id, conversation_id, kind, body)
    values (${workspace.id}, gen_random_uuid(), ${conversationId}, 'inbound', ${'@hello,\n"you"'})`;
  return { workspace, owner, contactId, conversationId, team, ctx: await owner.context() };
}

describe('S1.32 the export of a workspace as one file', () => {
  it('A43 the file for a spreadsheet has the words and the separator of the language', async () => {
    const { ctx } = await filledWorkspace();
    const exportId = await made(ctx, { format: 'spreadsheet', language: 'fr' });
    const tables = await tablesOf(await download(ctx, exportId), ';');
    expect(tables['contacts.csv']).toMatchObject([
      { Nom: "'=1+1", Téléphone: '+393471234541', Tier: "'+gold" },
    ]);
    expect(tables['conversations.csv']).toMatchObject([{ Statut: 'Ouverte' }]);
    expect(tables['members.csv']).toMatchObject([{ Statut: 'Actif' }]);
  });

  it('CS1 CS4 every table has inert formulas and usable numbers, is made in the background and audited', async () => {
    const { workspace, owner, contactId, conversationId, team, ctx } = await filledWorkspace();
    const other = await filledWorkspace();
    const exportId = await made(ctx);
    const [view] = await listDataExports(ctx);
    expect(view).toMatchObject({ id: exportId, status: 'done', done: view?.total });
    const tables = await tablesOf(await download(ctx, exportId));
    expect(Object.keys(tables)).toEqual([
      'contacts.csv',
      'contact-lists.csv',
      'contact-list-members.csv',
      'conversations.csv',
      'messages.csv',
      'members.csv',
      'teams.csv',
      'team-members.csv',
      'files.csv',
      'shortcuts.csv',
      'channels.csv',
      'contact-fields.csv',
      'integrations.csv',
      'snippets.csv',
      'whatsapp-templates.csv',
    ]);
    expect(tables['contacts.csv']).toMatchObject([
      {
        id: contactId,
        name: "'=1+1",
        phone: '+393471234541',
        email: 'zoe@example.com',
        assigned_to: owner.name,
        team: 'North',
        Tier: "'+gold",
      },
    ]);
    expect(tables['contact-list-members.csv']?.map((row) => row.contact_id)).toEqual([contactId]);
    expect(tables['messages.csv']?.map((row) => [row.conversation_id, row.text])).toEqual([
      [conversationId, 'Buongiorno'],
      [conversationId, `'@hello,\n"you"`],
    ]);
    expect(tables['teams.csv']).toMatchObject([{ id: team, name: 'North' }]);
    expect(JSON.stringify(tables)).not.toContain(other.contactId);
    const events =
      await admin`select event from audit_events where workspace_id = ${workspace.id} and event like 'data.%' order by id`;
    expect(events.map(({ event }) => event)).toEqual(['data.export-asked', 'data.export-downloaded']);
  });

  it('RV5 a second request while one is in progress returns the same export', async () => {
    const { ctx } = await filledWorkspace();
    const asked = await Promise.all([requestDataExport(ctx), requestDataExport(ctx), requestDataExport(ctx)]);
    expect(new Set(asked.map(({ exportId }) => exportId)).size).toBe(1);
    await drain(dataExportJobs(collections));
    expect(await requestDataExport(ctx)).not.toEqual(asked[0]);
  });
});

describe('a data export belongs to its requester', () => {
  it('S1.16 S1.18 S1.21 a member without the permission requests, sees and gets no export', async () => {
    const { workspace } = await filledWorkspace();
    const settings = await (await workspace.addMember('manager', ['workspace-settings'])).context();
    const restricted = await (await workspace.addMember('manager', ['data-export'])).context();
    const agent = await (await workspace.addMember('agent')).context();
    const before = await workspace.snapshot();
    for (const ctx of [settings, restricted, agent]) {
      await expect(requestDataExport(ctx)).rejects.toBeInstanceOf(Denied);
      expect(() => listDataExports(ctx)).toThrow(Denied);
    }
    expect(await workspace.snapshot()).toEqual(before);
    expect(await admin`select 1 from data_exports where workspace_id = ${workspace.id}`).toEqual([]);
  });

  it('R6 TE1 another owner, a member of another workspace and a guessed id get the answer for a missing one', async () => {
    const { workspace, ctx } = await filledWorkspace();
    const other = await (await workspace.addMember('owner')).context();
    const { ctx: elsewhere } = await filledWorkspace();
    const exportId = await made(ctx);
    expect(await listDataExports(other)).toEqual([]);
    for (const { person } of [other, elsewhere]) {
      await expect(openDataExport(person, workspace.slug, exportId)).rejects.toEqual(new NotFound());
    }
    await expect(openDataExport(elsewhere.person, elsewhere.workspace.slug, exportId)).rejects.toEqual(
      new NotFound(),
    );
    await expect(openDataExport(ctx.person, workspace.slug, 'guess')).rejects.toEqual(new NotFound());
  });

  it('R4 RV7 a member restricted or revoked since then gets no file, nor the rest of a running download', async () => {
    const { workspace } = await filledWorkspace();
    const [mia, max] = [await workspace.addMember('manager'), await workspace.addMember('manager')];
    const [ofMia, ofMax] = [await mia.context(), await max.context()];
    const [first, second] = [await made(ofMia), await made(ofMax)];
    const { body } = await openDataExport(ofMia.person, workspace.slug, first);
    await admin`update members set restrictions = '{data-export}' where id = ${mia.memberId}`;
    await admin`update members set status = 'left' where id = ${max.memberId}`;
    await expect(new Response(body).arrayBuffer()).rejects.toBeInstanceOf(Denied);
    await expect(openDataExport(ofMia.person, workspace.slug, first)).rejects.toBeInstanceOf(Denied);
    await expect(openDataExport(ofMax.person, workspace.slug, second)).rejects.toEqual(new NotFound());
  });

  it.each([
    ['revoked', { status: 'left' }],
    ['restricted', { restrictions: ['data-export'] }],
  ])('RV1 S1.21 no file is made for a requester %s before', async (_, change) => {
    const { workspace } = await filledWorkspace();
    const mia = await workspace.addMember('manager');
    const { exportId } = await requestDataExport(await mia.context());
    await admin`update members set ${admin(change)} where id = ${mia.memberId}`;
    await drain(dataExportJobs(collections));
    const [left] = await admin`select status, size from data_exports where id = ${exportId}`;
    expect(left).toMatchObject({ status: 'failed', size: '0' });
  });
});

describe('the lifetime of a data export', () => {
  it('FA8 it is deleted after a day by the clock of the database', async () => {
    const { workspace, ctx } = await filledWorkspace();
    const exportId = await made(ctx);
    await admin`update data_exports set expires_at = now() where id = ${exportId}`;
    expect(await listDataExports(ctx)).toEqual([]);
    await expect(openDataExport(ctx.person, workspace.slug, exportId)).rejects.toEqual(new NotFound());
    await admin`update outbox set due_at = now() where job->>'exportId' = ${exportId}`;
    await drain(dataExportJobs(collections));
    expect(await admin`select 1 from data_exports where id = ${exportId}`).toEqual([]);
    expect(await admin`select 1 from data_export_chunks where export_id = ${exportId}`).toEqual([]);
  });

  it('FA1 it is made again when its worker died; while it progresses no other worker takes it', async () => {
    const { workspace, ctx } = await filledWorkspace();
    const { exportId } = await requestDataExport(ctx);
    const dueNow = () => admin`update outbox set due_at = now() where job->>'exportId' = ${exportId}
      and job->>'kind' = 'data-export'`;
    await admin`update data_exports set status = 'running', run_id = gen_random_uuid() where id = ${exportId}`;
    await admin`insert into data_export_chunks values (${workspace.id}, ${exportId}, 0, 'torn')`;
    await drain(dataExportJobs(collections));
    expect(await listDataExports(ctx)).toMatchObject([{ status: 'running' }]);
    await admin`update data_exports set updated_at = now() - interval '2 minutes' where id = ${exportId}`;
    await dueNow();
    await drain(dataExportJobs(collections));
    expect(await listDataExports(ctx)).toMatchObject([{ status: 'done' }]);
    expect(Object.keys(await tablesOf(await download(ctx, exportId)))).toContain('contacts.csv');
  });
});
