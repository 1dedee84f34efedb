import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { copyOut } from '@/db/copy-out';
import { testDatabase } from '@/db/test-support/database';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { openExport } from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { csvLines } from '@/lib/platform/exports/csv';
import { accessOf } from '@/lib/policy/access';
import { dropRandomParts } from '@/lib/test-support/drop-random-parts';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { contactLines } from './export-file';
import { contactSearch } from './list/contact-search';
import { startContactsExport } from './start-contacts-export';

const { admin } = await testDatabase();

const all = contactSearch.parse({});

async function fileOf(ctx: WorkspaceContext, search = all): Promise<string> {
  const { exportId } = await startContactsExport(ctx, search);
  const { body } = await openExport(ctx.person, ctx.workspace.slug, exportId);
  return new Response(body).text();
}

/** The file for an access that none of the five models gives. */
async function linesOf(ctx: WorkspaceContext): Promise<string> {
  const parts: Uint8Array[] = [];
  const write = async (bytes: Uint8Array) => void parts.push(bytes);
  await copyOut(tenantOf(ctx), await contactLines(ctx, all), write, new AbortController().signal);
  return Buffer.concat(parts).toString();
}

const rowsOf = (file: string) =>
  parse(file, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];

describe('exporting contacts', () => {
  it('CS1 CS4 the file has fixed columns by RFC 4180, inert formulas and usable numbers', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await workspace.addMember('owner');
    const team = await workspace.addTeam('Clienti Italia');
    const names = [
      '=1+1',
      '+cmd|x',
      '-2',
      '@sum',
      '\ttab',
      '\rreturn',
      'a "b", c\nd',
      "O'Neill \\ $1",
      'Zoé',
    ];
    for (const name of names)
      await workspace.addContact({ name, phone: '+393471234541', seatId: owner.seatId, teamId: team });
    const file = await fileOf(await owner.context());
    const header = 'name,phone,email,assigned_to,team,lifecycle,created\r\n';
    expect(file.startsWith(header)).toBe(true);
    const rows = rowsOf(file);
    const expected = parse(csvLines(names.map((name) => [name])), { record_delimiter: '\r\n' }) as string[][];
    expect(rows.map(({ name }) => name)).toEqual(expected.flat());
    expect(rows[0]).toMatchObject({
      phone: '+393471234541',
      email: '',
      assigned_to: owner.name,
      team: 'Clienti Italia',
    });
    expect(rows[0]?.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('S1.18 a manager restricted from exporting and an agent start no export', async () => {
    const workspace = await openTestWorkspace(admin);
    const restricted = await (await workspace.addMember('manager', ['data-export'])).context();
    const agent = await (await workspace.addMember('agent')).context();
    for (const ctx of [restricted, agent]) {
      await expect(startContactsExport(ctx, all)).rejects.toBeInstanceOf(Denied);
    }
    expect(await admin`select 1 from exports where workspace_id = ${workspace.id}`).toHaveLength(0);
    expect(
      await admin`select 1 from audit_events where workspace_id = ${workspace.id} and event like '%export%'`,
    ).toHaveLength(0);
  });

  it('R6 TE1 the file contains the current search and view, and no contact of another tenant', async () => {
    const [here, there] = [await openTestWorkspace(admin), await openTestWorkspace(admin)];
    const owner = await here.addMember('owner');
    await here.addContact({ name: 'Ginevra 100%', seatId: owner.seatId });
    await here.addContact({ name: "Tom'; drop table contacts; --" });
    await there.addContact({ name: 'Foreign' });
    const ctx = await owner.context();
    const namesOf = async (wanted: object) =>
      rowsOf(await fileOf(ctx, contactSearch.parse(wanted))).map(({ name }) => name);
    expect(await namesOf({})).toHaveLength(2);
    expect(await namesOf({ view: 'mine' })).toEqual(['Ginevra 100%']);
    expect(await namesOf({ q: '0%' })).toEqual(['Ginevra 100%']);
    expect(await namesOf({ q: "Tom'; drop table contacts; --" })).toHaveLength(1);
    expect(await namesOf({ q: "\\' or true --" })).toEqual([]);
  });

  it('S2.11 the file of a list contains the contacts of that list', async () => {
    const workspace = await openTestWorkspace(admin);
    const ctx = await (await workspace.addMember('owner')).context();
    const listed = await workspace.addContact({ name: 'Ginevra' });
    await workspace.addContact({ name: 'Tom' });
    const list = await workspace.addList('Fair', [listed]);
    const rows = rowsOf(await fileOf(ctx, contactSearch.parse({ list })));
    expect(rows.map(({ name }) => name)).toEqual(['Ginevra']);
  });

  it('S1.22 S1.23 S1.26 MA4 CS4 the file has the viewer’s scope and masks', async () => {
    const workspace = await openTestWorkspace(admin);
    const agent = await workspace.addMember('agent');
    await workspace.addContact({
      name: 'Mine',
      phone: '+393471234541',
      email: 'ginevra@malatesta.it',
      seatId: agent.seatId,
    });
    await workspace.addContact({ name: 'Hidden' });
    const ctx = await agent.context();
    const assignment = { ...ctx.access.compiled.assignment, restrictions: ['visibility-own', 'mask'] };
    const narrow = { ...ctx, access: accessOf(ctx.model, assignment, ctx.access.self) };
    const file = dropRandomParts(await linesOf(narrow));
    expect(file).toContain('Mine,•••,•••,');
    for (const secret of ['Hidden', '347', '+39', 'ginevra', 'malatesta']) expect(file).not.toContain(secret);
  });

  it('CS3 100,000 rows are exported once each, in bounded memory, as of one moment', async () => {
    const workspace = await openTestWorkspace(admin);
    const ctx = await (await workspace.addMember('owner')).context();
    await admin`insert into contacts (workspace_id, id, name, phone, email)
      select ${workspace.id}, gen_random_uuid(), 'Contact ' || n, '+3934' || n, 'c' || n || '@example.com'
      from generate_series(1, 100000) n`;
    const { exportId } = await startContactsExport(ctx, all);
    const { body } = await openExport(ctx.person, ctx.workspace.slug, exportId);
    const [lines, largest] = [new Set<string>(), { bytes: 0 }];
    let rest = '';
    for await (const bytes of body as unknown as AsyncIterable<Uint8Array>) {
      if (lines.size === 0) {
        // The last lines of the file, which are not read yet.
        await admin`delete from contacts where workspace_id = ${workspace.id} and id >= (
          select id from contacts where workspace_id = ${workspace.id} order by id offset 98000 limit 1)`;
      }
      largest.bytes = Math.max(largest.bytes, bytes.length);
      const parts = (rest + Buffer.from(bytes).toString()).split('\r\n');
      rest = parts.pop() ?? '';
      for (const line of parts) lines.add(line);
    }
    expect([lines.size, rest]).toEqual([100_001, '']);
    expect(largest.bytes).toBeLessThan(256 * 1024);
  });

  it('RV7 an aborted download frees its connection, however often; no other member gets the file', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await workspace.addMember('owner');
    const other = await (await workspace.addMember('owner')).context();
    const ctx = await owner.context();
    await admin`insert into contacts (workspace_id, id, name)
      select ${workspace.id}, gen_random_uuid(), 'Contact ' || n from generate_series(1, 20000) n`;
    for (let n = 0; n < 15; n++) {
      const { exportId } = await startContactsExport(ctx, all);
      await expect(openExport(other.person, workspace.slug, exportId)).rejects.toBeInstanceOf(NotFound);
      const { body } = await openExport(ctx.person, workspace.slug, exportId);
      const reader = body.getReader();
      await reader.read();
      await reader.read();
      await reader.cancel();
    }
    expect(rowsOf(await fileOf(ctx))).toHaveLength(20_000);
  });
});
