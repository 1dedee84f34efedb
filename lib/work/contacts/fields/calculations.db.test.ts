import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { collectionOf, createRecord, listRecords, updateRecord } from '@/lib/modules';
import { Invalid } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { world } from '@/lib/test-support/world';
import { recordSearch } from '@/lib/work/records/record-search';
import { createContact } from '../change/create-contact';
import { calculations } from './calculations';
import { computeFigures } from './compute-figures';

const { admin } = await testDatabase();

const add = (ctx: WorkspaceContext, kind: string, attribute: string) =>
  createRecord(ctx, { collection: 'calculations', name: kind, fields: { kind, attribute } });

/** The column of the list by name, as the reader gets it. */
async function figures(ctx: WorkspaceContext) {
  const { rows } = await listRecords(ctx, calculations, recordSearch(calculations, {}));
  return Object.fromEntries(rows.map(({ name, computed }) => [name, computed]));
}

async function shop() {
  const people = {
    owner: 'owner',
    vito: { role: 'additional-user', grants: ['contacts-view'] },
    flo: { role: 'additional-user', grants: ['contacts-forms'] },
  } as const;
  const { owner, vito, flo } = await world({ model: 'feature-grants', people });
  const attribute = async (name: string, kind: string) =>
    (await createRecord(owner, { collection: 'attributes', name, fields: { kind } })).id;
  return { owner, vito, flo, points: await attribute('Points', 'number'), attribute };
}

const number = (value: number) => ({ kind: 'number', value });

describe('S2.22 global calculations', () => {
  test('S2.22 each type is computed over the contacts at every reading', async () => {
    const { owner, vito, points } = await shop();
    for (const kind of calculations.fields.kind.options) await add(owner, kind, points);
    expect(await figures(owner)).toEqual({
      count: number(0),
      sum: { kind: 'none' },
      average: { kind: 'none' },
      lowest: { kind: 'none' },
      highest: { kind: 'none' },
    });
    for (const value of [10, 2.5, -4])
      await createContact(owner, { name: 'Zoé', fields: { [points]: value } });
    await createContact(owner, { name: 'Without points' });
    const expected = {
      count: number(3),
      sum: number(8.5),
      average: number(expect.closeTo(2.8333, 3)),
      lowest: number(-4),
      highest: number(10),
    };
    expect(await figures(owner)).toEqual(expected);
    expect(await figures(vito)).toEqual(expected);
  });

  test('S2.22 dates have a lowest and a highest, and every type of attribute has a count', async () => {
    const { owner, attribute } = await shop();
    const born = await attribute('Born', 'date');
    const city = await attribute('City', 'text');
    for (const value of ['1985-02-28', '2001-01-01'])
      await createContact(owner, { name: 'Ana', fields: { [born]: value, [city]: '7' } });
    await add(owner, 'lowest', born);
    await add(owner, 'highest', born);
    await add(owner, 'count', city);
    expect(await figures(owner)).toEqual({
      lowest: { kind: 'date', value: '1985-02-28' },
      highest: { kind: 'date', value: '2001-01-01' },
      count: number(2),
    });
  });

  test('S2.22 a calculation that its attribute cannot have is refused, and nothing is saved', async () => {
    const { owner, points, attribute } = await shop();
    const city = await attribute('City', 'text');
    const saved = () => admin`select * from collection_records where workspace_id = ${owner.workspace.id}`;
    const { id: recordId } = await add(owner, 'sum', points);
    const before = await saved();
    await expect(add(owner, 'average', city)).rejects.toEqual(
      new Invalid({ 'fields.attribute': 'needs-number' }),
    );
    const fields = { kind: 'highest', attribute: city };
    await expect(
      updateRecord(owner, { collection: 'calculations', recordId, version: 1, name: 'sum', fields }),
    ).rejects.toEqual(new Invalid({ 'fields.attribute': 'needs-number-or-date' }));
    expect(await saved()).toEqual(before);
  });

  test('S2.8 S2.22 a reader who sees no contact gets the rule that hides them instead of a figure', async () => {
    const { owner, flo, points } = await shop();
    await createContact(owner, { name: 'Zoé', fields: { [points]: 10 } });
    await add(owner, 'sum', points);
    expect(await figures(flo)).toMatchObject({
      sum: { kind: 'locked', decision: { allowed: false, rule: { kind: 'right', id: 'contacts-view' } } },
    });
  });

  test('R6 MA10 a narrow reader counts only visible contacts, and a mask hides numbers', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await (await workspace.addMember('owner')).context();
    const narrow = await workspace.addMember('agent', ['visibility-own']);
    const masked = await workspace.addMember('agent', ['visibility-own', 'mask']);
    const points = await workspace.addField('Points', 'number');
    for (const seatId of [narrow.seatId, masked.seatId, null]) {
      const id = await workspace.addContact({ seatId });
      await admin`update contacts set fields = ${admin.json({ [points]: seatId ? 3 : 1000 })} where id = ${id}`;
    }
    const records = ['count', 'sum'].map((kind) => ({ id: kind, fields: { kind, attribute: points } }));
    const read = async (ctx: WorkspaceContext) => Object.fromEntries(await computeFigures(ctx, records));
    expect(await read(owner)).toEqual({ count: number(3), sum: number(1006) });
    expect(await read(await narrow.context())).toEqual({ count: number(1), sum: number(3) });
    expect(await read(await masked.context())).toMatchObject({
      count: number(1),
      sum: { kind: 'locked', decision: { rule: { kind: 'restriction', id: 'mask' } } },
    });
  });

  test('S2.22 R6 every type equals a computation over the stored rows of the contacts that the reader sees', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await workspace.addMember('owner');
    const teamId = await workspace.addTeam('VIP');
    const ofTeam = await workspace.addMember('agent', ['visibility-team'], [teamId]);
    const narrow = await workspace.addMember('agent', ['visibility-own']);
    const points = await workspace.addField('Points', 'number');
    const seats = [null, ofTeam.seatId, narrow.seatId];
    for (let n = 0; n < 30; n++) {
      const id = await workspace.addContact({
        seatId: seats[n % 3] ?? null,
        teamId: n % 4 ? null : teamId,
      });
      const value = n % 5 ? ((n * 37) % 101) - 40.5 : null;
      if (value !== null)
        await admin`update contacts set fields = ${admin.json({ [points]: value })} where id = ${id}`;
    }
    const stored = await admin<{ seat: string | null; team: string | null; value: number | null }[]>`
      select seat_id as seat, team_id as team, (fields ->> ${points}::text)::float8 as value
      from contacts where workspace_id = ${workspace.id}`;
    const sees = {
      all: () => true,
      team: ({ seat, team }: (typeof stored)[number]) => seat === ofTeam.seatId || team === teamId,
      own: ({ seat }: (typeof stored)[number]) => seat === narrow.seatId,
    };
    const kinds = calculations.fields.kind.options;
    const records = kinds.map((kind) => ({ id: kind, fields: { kind, attribute: points } }));
    for (const [reader, isSeen] of [
      [owner, sees.all],
      [ofTeam, sees.team],
      [narrow, sees.own],
    ] as const) {
      const values = stored.filter(isSeen).flatMap(({ value }) => value ?? []);
      const sum = values.reduce((total, value) => total + value, 0);
      const expected = {
        count: number(values.length),
        sum: number(sum),
        average: number(expect.closeTo(sum / values.length, 6)),
        lowest: number(Math.min(...values)),
        highest: number(Math.max(...values)),
      };
      expect(values.length).toBeGreaterThan(1);
      expect(Object.fromEntries(await computeFigures(await reader.context(), records))).toEqual(expected);
    }
  });

  test('S2.22 figures that exceed their time are late, and the list is read without them', async () => {
    const { owner, points } = await shop();
    await add(owner, 'sum', points);
    await admin.begin(async (tx) => {
      await tx`lock table contacts in access exclusive mode`;
      expect(await figures(owner)).toEqual({ sum: { kind: 'late' } });
    });
    expect(collectionOf('calculations')?.computes).toBe(true);
  });
});
