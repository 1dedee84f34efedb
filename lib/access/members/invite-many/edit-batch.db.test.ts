import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Invalid, Stale } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { world } from '@/lib/test-support/world';
import { fresh } from '../invite/test-support/invite-one';
import { appendToList, readBatch } from './create-batch';
import { chooseColumns, editRows } from './edit-batch';
import { sendBatch } from './send-batch';
import { batchOf, rowsOf } from './test-support/batch';
import { viewBatch } from './view-batch';

const { admin } = await testDatabase();
const refused = refusals(admin);

describe('B12 changing the preview', () => {
  test('B12 the level of chosen rows is changed, and rows are left out', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const [a, b, c] = [fresh(), fresh(), fresh()];
    const batchId = await batchOf(
      olga,
      `email,level,restrictions\n${a},agent,shortcuts\n${b},agent,\n${c},agent,`,
    );
    await editRows(olga, { batchId, version: 1, rows: [1, 2], edit: { role: 'manager' } });
    await editRows(olga, { batchId, version: 2, rows: [3], edit: { isLeftOut: true } });
    expect(await rowsOf(olga, batchId)).toEqual([
      `${a} invite manager`,
      `${b} invite manager`,
      `${c} none left-out`,
    ]);
  });

  test('B12 a row whose level cannot be read is mended by choosing one', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const email = fresh();
    const batchId = await batchOf(olga, `email,level\n${email},Chef`);
    await editRows(olga, { batchId, version: 1, rows: [1], edit: { role: 'agent' } });
    expect(await rowsOf(olga, batchId)).toEqual([`${email} invite agent`]);
  });

  test('B12 columns are chosen, and remembered for the same headings', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const list = () => `Who,Mailbox,Post\nZoe,${fresh()},manager\nMia,${fresh()},agent`;
    const first = await batchOf(olga, list());
    expect((await viewBatch(olga, first)).columns).toEqual({ email: [1] });
    await chooseColumns(olga, { batchId: first, version: 1, meaning: ['name', 'email', 'level'] });
    const second = await batchOf(olga, list());
    await readBatch(olga, second);
    const { rows } = await viewBatch(olga, second);
    expect(rows.map(({ name, access }) => [name, access?.role])).toEqual([
      ['Zoe', 'manager'],
      ['Mia', 'agent'],
    ]);
  });

  test('B12 a table without a column of addresses is refused', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const batchId = await batchOf(olga, `Name,Email\nZoe,${fresh()}`);
    const meaning = { batchId, version: 1, meaning: ['name', null] as const };
    await expect(chooseColumns(olga, meaning)).rejects.toEqual(
      new Invalid({ columns: 'address-column-needed' }),
    );
    expect((await viewBatch(olga, batchId)).version).toBe(1);
  });

  test('B12 RO7 a preview that was changed in another tab is neither changed nor sent', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const batchId = await batchOf(olga, fresh());
    await editRows(olga, { batchId, version: 1, rows: [1], edit: { role: 'manager' } });
    const stale = () => editRows(olga, { batchId, version: 1, rows: [1], edit: { role: 'agent' } });
    await refused(olga, stale, new Stale());
    await refused(olga, () => sendBatch(olga, { batchId, version: 1 }), new Stale());
  });

  test('B12 a list arrives in parts, and a repeated part counts once', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const [a, b] = [fresh(), fresh()];
    const batchId = await batchOf(olga, `${a}\n`);
    const part = { batchId, position: a.length + 1, part: Buffer.from(b) };
    await appendToList(olga, part);
    await appendToList(olga, part);
    expect(await rowsOf(olga, batchId)).toEqual([`${a} invite agent`, `${b} invite agent`]);
    const gap = { batchId, position: 9_999, part: Buffer.from(b) };
    await refused(olga, () => appendToList(olga, gap), new Stale());
  });
});
