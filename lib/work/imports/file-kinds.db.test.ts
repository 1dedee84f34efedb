import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Invalid } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { listImports } from './list-imports';
import { reportImport } from './report';
import { send, take } from './test-support/take';

const { admin } = await testDatabase();

async function owner() {
  const workspace = await openTestWorkspace(admin);
  return (await workspace.addMember('owner')).context();
}

const cards = (...all: string[][]) =>
  Buffer.from(all.map((lines) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')).join(''));

test.each([
  ['X01', Buffer.from('PK\x03\x04\x14\0\0\0[Content_Types].xml xl/workbook.xml'), 'file-is-spreadsheet'],
  ['X03', Buffer.from('%PDF-1.4\n1 0 obj\n'), 'file-is-document'],
  ['X04', Buffer.from('[{"name":"Mia"}]'), 'file-is-json'],
])(
  '%s another kind of file is refused with advice on what to save instead, and creates no import',
  async (_, file, kind) => {
    const ctx = await owner();
    await expect(send(ctx, file)).rejects.toEqual(new Invalid({ file: kind }));
    expect(await listImports(ctx)).toEqual([]);
  },
);

test('IM1 I31 a row that is too long is refused, and the others are added', async () => {
  const ctx = await owner();
  const file = `name,email,notes\nA,a@example.com,"${'x'.repeat(300_000)}"\nB,b@example.com,`;
  const view = await take(ctx, Buffer.from(file));
  expect(view).toMatchObject({ total: 2, added: 1, refused: 1 });
  expect((await reportImport(ctx, view.id)).refused.rows).toMatchObject([
    { row: 1, label: 'A', reason: 'too-long' },
  ]);
});

test('IM1 a card of a group is refused as a group', async () => {
  const ctx = await owner();
  const view = await take(ctx, cards(['FN:Mia'], ['KIND:group', 'FN:Friends', 'EMAIL:all@example.com']));
  expect(view).toMatchObject({ total: 2, added: 1, refused: 1 });
  expect((await reportImport(ctx, view.id)).refused.rows).toMatchObject([{ row: 2, reason: 'group' }]);
});

test('N03 a control character hidden in the encoding of a card breaks nothing', async () => {
  const ctx = await owner();
  const view = await take(ctx, cards(['VERSION:2.1', 'FN;QUOTED-PRINTABLE:Mi=00a=1B']));
  expect(view).toMatchObject({ added: 1, refused: 0 });
  expect(await admin`select name from contacts where workspace_id = ${ctx.workspace.id}`).toEqual([
    { name: 'Mia' },
  ]);
});

test('I32 V19 the parts of a file that do not become rows are stored with its import', async () => {
  const ctx = await owner();
  const table = await take(
    ctx,
    Buffer.from(`Title\n\nname,email${','.repeat(1_000)}last\nMia,m@example.com\n`),
  );
  expect(table).toMatchObject({ added: 1, notes: { linesAbove: 2, ignoredColumns: 2, faxes: 0 } });
  const fax = await take(ctx, cards(['FN:Tom', 'TEL;TYPE=FAX:+33123456789']));
  expect(fax).toMatchObject({ added: 1, notes: { linesAbove: 0, ignoredColumns: 0, faxes: 1 } });
});
