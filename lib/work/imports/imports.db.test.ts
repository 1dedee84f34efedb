import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { startExport } from '@/lib/access/exports/start-export';
import { openExport } from '@/lib/modules';
import { Denied, NotFound, Stale } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';
import { claimRun } from './claim-run';
import { createImport } from './create-import';
import { viewImport } from './import-view';
import { listImports } from './list-imports';
import { refusedRowsExport } from './refused-file';
import { runImport } from './run-import';
import { send, take } from './test-support/take';

const { admin } = await testDatabase();

const stored = (workspaceId: string) =>
  admin`select name, phone, email from contacts where workspace_id = ${workspaceId} order by name`;

describe('importing contacts', () => {
  it('a file from a spreadsheet is read, its columns recognised, its numbers normalised, and each row reported', async () => {
    const workspace = await openTestWorkspace(admin);
    const ctx = await (await workspace.addMember('owner')).context();
    await workspace.addContact({ name: 'There', email: 'There@Example.com' });
    const file = Buffer.from(
      [
        'Prénom;Nom;Adresse e-mail;Téléphone mobile',
        'Zoé;Kéromnès;zoe@example.com;06 12 34 56 78',
        '"Anne\nMarie";"O""Neill";;+39 347 123 4541',
        'No;Mail;nonsense;',
        'No;Phone;;12',
        ';;nonsense;call me',
        ';;;',
        'Twice;;ZOE@example.com;',
        'Duplicate;;there@example.com;',
      ].join('\r\n'),
      'latin1',
    );
    const view = await take(ctx, file, { country: 'FR' });
    expect(view).toMatchObject({
      status: 'done',
      total: 7,
      checked: 7,
      added: 4,
      filled: 0,
      leftOut: 2,
      refused: 1,
    });
    expect(await stored(workspace.id)).toEqual([
      { name: 'Anne Marie O"Neill', phone: '+393471234541', email: null },
      { name: 'No Mail', phone: null, email: null },
      { name: 'No Phone', phone: null, email: null },
      { name: 'There', phone: null, email: 'There@Example.com' },
      { name: 'Zoé Kéromnès', phone: '+33612345678', email: 'zoe@example.com' },
    ]);
    const { exportId } = await startExport(ctx, refusedRowsExport, { importId: view.id });
    const { body } = await openExport(ctx.person, workspace.slug, exportId);
    const rows = parse(await new Response(body).text(), { relax_column_count: true }) as string[][];
    expect(rows.slice(1).map(([row, , outcome, reason]) => [row, outcome, reason])).toEqual([
      ['3', 'added', 'email'],
      ['4', 'added', 'phone'],
      ['5', 'refused', 'bad-email'],
      ['6', 'left-out', 'twice'],
      ['7', 'left-out', 'duplicate'],
    ]);
  });

  it('N04 N08 a name in different code points is stored in one form, and found', async () => {
    const workspace = await openTestWorkspace(admin);
    const ctx = await (await workspace.addMember('owner')).context();
    await take(ctx, Buffer.from('Name,E-mail\nZoe\u0301 Imported,zoe@example.com'));
    await createContact(ctx, { name: 'Zoe\u0301 Typed' });
    const names = (await stored(workspace.id)).map(({ name }) => name);
    expect(names).toEqual(['Zo\u00e9 Imported', 'Zo\u00e9 Typed']);
    const { rows } = await listContacts(ctx, contactSearch.parse({ q: 'typed zo\u00e9' }));
    expect(rows).toHaveLength(1);
  });

  it('S1.32 columns of custom fields are recognised by name and parsed by their definitions', async () => {
    const workspace = await openTestWorkspace(admin);
    const ctx = await (await workspace.addMember('owner')).context();
    const [tier, born, agreed] = [
      await workspace.addField('Tier', 'choice', ['Gold']),
      await workspace.addField('Born', 'date'),
      await workspace.addField('Agreed', 'yes-no'),
    ];
    const rows = ['Name,TIER,born,Agreed', 'Zoé,gold,28/2/1985,Oui', 'Bad,Bronze,,', 'Bare,,,'];
    const view = await take(ctx, Buffer.from(rows.join('\n')));
    expect(view).toMatchObject({ added: 3, refused: 0, mapping: { fields: { [tier]: 1, [born]: 2 } } });
    expect(
      await admin`select name, fields from contacts where workspace_id = ${workspace.id} order by name`,
    ).toEqual([
      { name: 'Bad', fields: {} },
      { name: 'Bare', fields: {} },
      { name: 'Zoé', fields: { [tier]: 'Gold', [born]: '1985-02-28', [agreed]: true } },
    ]);
  });

  it('S1.21 S2.10 a member without the permission starts no import, and sees no import of another member', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await (await workspace.addMember('owner')).context();
    const other = await (await workspace.addMember('owner')).context();
    const agent = await (await workspace.addMember('agent')).context();
    const importId = await send(owner, Buffer.from('name\nZoé\n'));
    await expect(createImport(agent, { filename: 'mine.csv', size: 9 })).rejects.toBeInstanceOf(Denied);
    await expect(viewImport(other, importId)).rejects.toEqual(new NotFound());
    const input = { importId, mapping: { name: [0], phone: [], email: [] }, duplicates: 'add' as const };
    await expect(claimRun(other, input)).rejects.toEqual(new NotFound());
    await expect(claimRun(agent, input)).rejects.toBeInstanceOf(Denied);
    expect(await stored(workspace.id)).toEqual([]);
  });

  it('RV5 an import runs once, however often it is requested', async () => {
    const workspace = await openTestWorkspace(admin);
    const ctx = await (await workspace.addMember('owner')).context();
    const importId = await send(ctx, Buffer.from('name\nZoé\n'));
    const input = { importId, mapping: { name: [0], phone: [], email: [] }, duplicates: 'add' as const };
    const claims = await Promise.allSettled([
      claimRun(ctx, input),
      claimRun(ctx, input),
      claimRun(ctx, input),
    ]);
    const [runId, ...others] = claims.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(others).toEqual([]);
    await runImport(ctx, input, runId ?? '');
    await expect(runImport(ctx, input, runId ?? '')).rejects.toEqual(new Stale());
    await expect(claimRun(ctx, input)).rejects.toEqual(new Stale());
    expect(await stored(workspace.id)).toHaveLength(1);
  });

  it('an unfinished import is listed for the member who started it, and for no other', async () => {
    const workspace = await openTestWorkspace(admin);
    const [ctx, other] = [
      await (await workspace.addMember('owner')).context(),
      await (await workspace.addMember('owner')).context(),
    ];
    const agent = await (await workspace.addMember('agent')).context();
    const left = await send(ctx, Buffer.from('name\nZoé\n'));
    await createImport(ctx, { filename: 'not sent.csv', size: 9 });
    expect(await listImports(ctx)).toMatchObject([{ id: left, status: 'ready', total: 1 }]);
    expect(await listImports(other)).toEqual([]);
    expect(() => listImports(agent)).toThrow(Denied);
  });

  it('FA1 RV2 an import killed while adding leaves nothing, and can be started again', async () => {
    const workspace = await openTestWorkspace(admin);
    const ctx = await (await workspace.addMember('owner')).context();
    const lines = Array.from({ length: 20_000 }, (_, n) => `Contact ${n}`);
    const importId = await send(ctx, Buffer.from(`name\n${lines.join('\n')}\n`));
    const input = { importId, mapping: { name: [0], phone: [], email: [] }, duplicates: 'add' as const };
    const isAdding = () => admin<{ pid: number }[]>`select pid from pg_stat_activity
      where query like 'insert into contacts%' and state = 'active' and datname = current_database()`;
    const run = runImport(ctx, input, await claimRun(ctx, input));
    await Promise.all([
      expect(run).rejects.toThrow(),
      expect
        .poll(
          async () => {
            for (const { pid } of await isAdding()) await admin`select pg_terminate_backend(${pid})`;
            return (await viewImport(ctx, importId)).status;
          },
          { interval: 5 },
        )
        .toBe('failed'),
    ]);
    expect(await stored(workspace.id)).toEqual([]);
    await runImport(ctx, input, await claimRun(ctx, input));
    expect(await stored(workspace.id)).toHaveLength(20_000);
  });

  it('RV1 RV2 access that ends between checking and adding leaves nothing of the file', async () => {
    const workspace = await openTestWorkspace(admin);
    const colleague = await workspace.addMember('manager');
    const ctx = await colleague.context();
    const importId = await send(ctx, Buffer.from('name\nZoé\nTom\n'));
    const input = { importId, mapping: { name: [0], phone: [], email: [] }, duplicates: 'add' as const };
    const runId = await claimRun(ctx, input);
    await admin`update members set status = 'left' where id = ${colleague.memberId}`;
    await expect(runImport(ctx, input, runId)).rejects.toEqual(new NotFound());
    expect(await stored(workspace.id)).toEqual([]);
  });
});
