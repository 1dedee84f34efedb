import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { csvLines } from '@/lib/platform/exports/csv';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { claimRun } from './claim-run';
import { duplicateChoices } from './duplicates';
import { viewImport } from './import-view';
import { addRows } from './internal/add-rows';
import { checkRows } from './internal/check-rows';
import { reportImport } from './report';
import { runImport } from './run-import';
import { send, take } from './test-support/take';

const { admin } = await testDatabase();

const contactsOf = (workspaceId: string) =>
  admin`select id, name, phone, email from contacts where workspace_id = ${workspaceId} order by id`;

async function workspaceWithOwner() {
  const here = await openTestWorkspace(admin);
  return { here, ctx: await (await here.addMember('owner')).context() };
}

const cell = {
  name: fc.oneof(
    fc.constantFrom(
      'Mia',
      'Tom',
      'MIA',
      '',
      ' ',
      '\u200b',
      'mia@example.com',
      '+33612345678',
      'x'.repeat(201),
    ),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  ),
  phone: fc.oneof(
    fc.constantFrom(
      '+33612345678',
      '06 12 34 56 78',
      '+39 347 123 4541',
      'N/A',
      'call me',
      '*86',
      '',
      '3615',
    ),
    fc.string({ maxLength: 15 }),
  ),
  email: fc.oneof(
    fc.constantFrom(
      'mia@example.com',
      'Tom <tom@example.com>',
      'n/a',
      'zoé@example.com',
      '',
      'TOM@example.com',
    ),
    fc.emailAddress(),
    fc.string({ maxLength: 15 }),
  ),
  tier: fc.constantFrom('', 'Gold', 'gold', 'Lead'),
};

test('IM1 in random files every row is added, updated, left out or refused, and no other contact changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record(cell), { minLength: 1, maxLength: 30 }),
      fc.array(fc.record({ phone: cell.phone, email: cell.email }), { maxLength: 3 }),
      fc.constantFrom(...duplicateChoices),
      fc.constantFrom('FR' as const, undefined),
      async (rows, there, duplicates, country) => {
        const { here, ctx } = await workspaceWithOwner();
        await here.addField('Tier', 'choice', ['Gold']);
        const before = csvLines([['Phone', 'Email'], ...there.map(({ phone, email }) => [phone, email])]);
        if (there.length > 0) await take(ctx, Buffer.from(before), { duplicates: 'add' }).catch(() => null);
        const known = await contactsOf(here.id);

        const lines = rows.map(({ name, phone, email, tier }) => [name, phone, email, tier]);
        const file = Buffer.from(csvLines([['Name', 'Phone', 'Email', 'Tier'], ...lines]));
        const view = await take(ctx, file, { duplicates, country }).catch((error: unknown) => {
          // A file of empty rows is refused as a whole.
          expect(error).toMatchObject({ fields: { file: 'file-empty' } });
          return null;
        });
        if (!view) return;
        const { total, added, filled, leftOut, refused } = view;
        expect(added + filled + leftOut + refused).toBe(total);
        const placed = await admin<{ row: number; outcomes: number }[]>`select "row",
            (refusal in ('twice', 'duplicate') and refusal is not null)::int + (refusal not in ('twice', 'duplicate') and refusal is not null)::int
            + (refusal is null and (duplicate_of is not null or known_id is not null))::int
            + (refusal is null and duplicate_of is null and known_id is null)::int as outcomes
          from import_rows where import_id = ${view.id} order by "row"`;
        expect(placed.map(({ row }) => row)).toEqual(Array.from({ length: total }, (_, at) => at + 1));
        expect(placed.every(({ outcomes }) => outcomes === 1)).toBe(true);
        expect(await contactsOf(here.id)).toHaveLength(known.length + added);
        const report = await reportImport(ctx, view.id);
        expect([report.leftOut.total, report.refused.total]).toEqual([leftOut, refused]);
      },
    ),
    { numRuns: 40 },
  );
});

test.each(['a row that is missing', 'a row that the file does not have'])(
  'IM1 %s ends the import, and nothing is written',
  async (fault) => {
    const { here, ctx } = await workspaceWithOwner();
    await here.addContact({ name: 'There', email: 'there@example.com' });
    const importId = await send(
      ctx,
      Buffer.from('name,email\nMia,mia@example.com\nTom,there@example.com\nZoé,\n'),
    );
    const before = await contactsOf(here.id);
    const { mapping } = await viewImport(ctx, importId);
    const input = { importId, mapping, duplicates: 'fill' as const };
    const runId = await claimRun(ctx, input);
    await checkRows(ctx, input, runId);
    if (fault === 'a row that is missing')
      await admin`delete from import_rows where import_id = ${importId} and "row" = 2`;
    else await admin`update import_rows set "row" = 4 where import_id = ${importId} and "row" = 3`;
    await expect(addRows(ctx, input, runId)).rejects.toThrow('does not account for its 3 rows');
    expect(await contactsOf(here.id)).toEqual(before);
    expect(await viewImport(ctx, importId)).toMatchObject({ status: 'running', added: 0 });
  },
);

test('IM1 the database refuses a finished import whose rows do not add up', async () => {
  const { ctx } = await workspaceWithOwner();
  const importId = await send(ctx, Buffer.from('name\nMia\n'));
  const input = { importId, mapping: { name: [0], phone: [], email: [] }, duplicates: 'skip' as const };
  await runImport(ctx, input, await claimRun(ctx, input));
  await expect(admin`update imports set added = 0 where id = ${importId}`).rejects.toThrow(
    'imports_account_for_every_row',
  );
});

test('IM1 the report lists each row left out or refused with its reason, and each dropped value', async () => {
  const { here, ctx } = await workspaceWithOwner();
  await here.addContact({ name: 'There', email: 'there@example.com' });
  const rows = ['Mia,call me,mia@example.com', 'Dup,,there@example.com', 'Mia,,mia@example.com', ',call me,'];
  const view = await take(ctx, Buffer.from(['name,phone,email', ...rows].join('\n')));
  expect(view).toMatchObject({ total: 4, added: 1, filled: 0, leftOut: 2, refused: 1 });
  expect(await reportImport(ctx, view.id)).toEqual({
    leftOut: {
      total: 2,
      rows: [
        { row: 2, label: 'Dup', reason: 'duplicate', sameAs: null, dropped: [] },
        { row: 3, label: 'Mia', reason: 'twice', sameAs: 1, dropped: [] },
      ],
    },
    refused: {
      total: 1,
      rows: [
        {
          row: 4,
          label: '',
          reason: 'bad-phone',
          sameAs: null,
          dropped: [{ field: 'phone', value: 'call me' }],
        },
      ],
    },
    dropped: {
      total: 1,
      rows: [
        { row: 1, label: 'Mia', reason: null, sameAs: null, dropped: [{ field: 'phone', value: 'call me' }] },
      ],
    },
  });
});
