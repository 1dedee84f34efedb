import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Visibility } from '@/lib/policy/model';
import { covers, inBoth } from '@/lib/policy/visibility';
import { database } from './client';
import { testDatabase } from './test-support/database';
import { visibleRows } from './visibility';

await testDatabase();

/** A few ids, so that rows and visibilities often share one. */
const ids = Array.from({ length: 6 }, (_, index) => `018f0000-0000-7000-8000-00000000000${index}`);
const anId = fc.constantFrom(...ids);
const someIds = fc.uniqueArray(anId, { maxLength: ids.length });

const row = fc.record({ seatId: fc.option(anId), teamId: fc.option(anId) });
const simple: fc.Arbitrary<Visibility> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Visibility>({ kind: 'all' }) },
  { weight: 1, arbitrary: fc.constant<Visibility>({ kind: 'none' }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('some' as const), seats: someIds, teams: someIds }) },
);

/** Also with a second row filter beside the first (B6). */
const visibility = fc.oneof(
  { weight: 3, arbitrary: simple },
  { weight: 1, arbitrary: fc.tuple(simple, simple).map(([one, other]) => inBoth(one, other)) },
);

const columns = { seatId: sql`seat_id`, teamId: sql`team_id` };

/** The indexes of the rows in a list that PostgreSQL lets through. */
async function passing(rows: { seatId: string | null; teamId: string | null }[], visible: Visibility) {
  const found = await database().execute<{ index: number }>(sql`
    select (item ->> 'index')::int as index
    from jsonb_array_elements(${JSON.stringify(rows.map((each, index) => ({ ...each, index })))}::jsonb) as item,
      lateral (select (item ->> 'seatId')::uuid as seat_id, (item ->> 'teamId')::uuid as team_id) as work
    where ${visibleRows(visible, columns)}
    order by index`);
  return found.map(({ index }) => index);
}

describe('the row filter', () => {
  it('R6 says in SQL exactly what covers() says in memory, including missing values', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), visibility, async (rows, visible) => {
        const expected = rows.flatMap((each, index) => (covers(visible, each) ? [index] : []));
        expect(await passing(rows, visible)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('R6 lets no row through without seats and teams, and never a row without seat and team for a person with some', async () => {
    const unassigned = [{ seatId: null, teamId: null }];
    expect(await passing(unassigned, { kind: 'none' })).toEqual([]);
    expect(await passing(unassigned, { kind: 'some', seats: ids, teams: ids })).toEqual([]);
    expect(await passing(unassigned, { kind: 'some', seats: [], teams: [] })).toEqual([]);
    expect(await passing(unassigned, { kind: 'all' })).toEqual([0]);
  });
});
