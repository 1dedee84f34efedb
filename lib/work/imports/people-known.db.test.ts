import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { NotFound } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { createList } from '@/lib/work/contacts/lists/create-list';
import { take } from './test-support/take';

const { admin } = await testDatabase();

const stored = (workspaceId: string) =>
  admin`select name, phone, email from contacts where workspace_id = ${workspaceId} order by name, id`;

const table = (...rows: string[]) => Buffer.from(['name;phone;email', ...rows].join('\n'));

async function workspaceWithOwner() {
  const here = await openTestWorkspace(admin);
  const owner = await here.addMember('owner');
  return { here, ctx: await owner.context() };
}

describe('rows of known people', () => {
  const file = table(
    'Zoé K.;+33612345678;zoe@example.com',
    'Zoé again;;ZOE@example.com',
    'Tom;+393471234541;',
    'Tom by mail;+39 347 123 4541;tom@example.com',
    'New;;new@example.com',
  );

  async function peopleThere() {
    const { here, ctx } = await workspaceWithOwner();
    await here.addContact({ name: 'Zoé', email: 'Zoe@Example.com' });
    return { here, ctx };
  }

  it('are left out: repetitions within the file, and contacts of the workspace', async () => {
    const { here, ctx } = await peopleThere();
    expect(await take(ctx, file, { duplicates: 'skip' })).toMatchObject({ added: 2, filled: 0, leftOut: 3 });
    expect(await stored(here.id)).toEqual([
      { name: 'New', phone: null, email: 'new@example.com' },
      { name: 'Tom', phone: '+393471234541', email: null },
      { name: 'Zoé', phone: null, email: 'Zoe@Example.com' },
    ]);
  });

  it('fill empty fields and change no stored value', async () => {
    const { here, ctx } = await peopleThere();
    const tier = await here.addField('Tier', 'text');
    const born = await here.addField('Born', 'text');
    await admin`update contacts set fields = ${admin.json({ [tier]: 'Gold' })} where workspace_id = ${here.id}`;
    const rows = Buffer.from(
      [
        'name;phone;email;Tier;Born',
        'Zoé K.;;zoe@example.com;Silver;1985',
        'Zoé again;+33612345678;ZOE@example.com;;1999',
        'Tom;+393471234541;;;',
        'Tom by mail;+39 347 123 4541;tom@example.com;Bronze;',
      ].join('\n'),
    );
    expect(await take(ctx, rows, { duplicates: 'fill' })).toMatchObject({ added: 1, filled: 3, refused: 0 });
    expect(
      await admin`select name, phone, email, fields, version from contacts
        where workspace_id = ${here.id} order by name`,
    ).toEqual([
      {
        name: 'Tom',
        phone: '+393471234541',
        email: 'tom@example.com',
        fields: { [tier]: 'Bronze' },
        version: 1,
      },
      {
        name: 'Zoé',
        phone: '+33612345678',
        email: 'Zoe@Example.com',
        fields: { [tier]: 'Gold', [born]: '1985' },
        version: 2,
      },
    ]);
    // The second run has nothing to fill and changes no version.
    expect(await take(ctx, rows, { duplicates: 'fill' })).toMatchObject({ added: 0, filled: 4 });
    const versions = await admin`select version from contacts where workspace_id = ${here.id} order by name`;
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('are added with that choice', async () => {
    const { here, ctx } = await peopleThere();
    expect(await take(ctx, file, { duplicates: 'add' })).toMatchObject({ added: 5, filled: 0, refused: 0 });
    expect(await stored(here.id)).toHaveLength(6);
  });

  it('TE1 R6 contacts of another tenant count as unknown', async () => {
    const { ctx } = await workspaceWithOwner();
    const there = await openTestWorkspace(admin);
    await there.addContact({ name: 'Zoé', email: 'zoe@example.com' });
    for (const duplicates of ['skip', 'fill'] as const) {
      const view = await take(ctx, table(`Zoé;;zoe@example.com`), { duplicates });
      expect(view.added).toBe(duplicates === 'skip' ? 1 : 0);
    }
    expect(await stored(there.id)).toEqual([{ name: 'Zoé', phone: null, email: 'zoe@example.com' }]);
  });
});

describe('the list of an import', () => {
  it('gets the added and the known contacts', async () => {
    const { here, ctx } = await workspaceWithOwner();
    await here.addContact({ name: 'There', email: 'there@example.com' });
    const { id: listId } = await createList(ctx, { name: 'Fair 2026' });
    const rows = table('There;;there@example.com', 'New;;new@example.com', ';12;');
    expect(await take(ctx, rows, { duplicates: 'fill', listId })).toMatchObject({
      added: 1,
      filled: 1,
      refused: 1,
    });
    const names = await admin`select c.name from contact_list_members m join contacts c on c.id = m.contact_id
      where m.list_id = ${listId} order by c.name`;
    expect(names.map(({ name }) => name)).toEqual(['New', 'There']);
  });

  it('TE1 when it is of another workspace or deleted, no contact is added', async () => {
    const { here, ctx } = await workspaceWithOwner();
    const { ctx: elsewhere } = await workspaceWithOwner();
    const { id: listId } = await createList(elsewhere, { name: 'Theirs' });
    await expect(take(ctx, table('New;;new@example.com'), { listId })).rejects.toEqual(new NotFound());
    expect(await stored(here.id)).toEqual([]);
  });
});
