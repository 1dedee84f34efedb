import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { covers as showsRow, visibility } from '@/lib/policy/visibility';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';

const { admin } = await testDatabase();

const people = 5;
const person = fc.integer({ min: 0, max: people - 1 });
/** Minutes from now; never the present one. */
const minutes = fc.integer({ min: -60, max: 60 }).filter((offset) => Math.abs(offset) > 5);
const span = fc.tuple(minutes, minutes).map(([one, other]) => ({
  from: Math.min(one, other),
  to: Math.max(one, other) + 1,
}));
const cover = fc
  .record({ absent: person, by: person, span, isEnded: fc.boolean() })
  .filter(({ absent, by }) => absent !== by);
const round = fc.record({
  covers: fc.array(cover, { maxLength: 8 }),
  /** Who holds the seat of each; null: vacant. */
  holders: fc.array(fc.option(person, { freq: 4 }), { minLength: people, maxLength: people }),
});

test('B11 the rows of random seats, teams, covers and clocks are those that the engine names', async () => {
  const workspace = await openTestWorkspace(admin);
  const teams = [await workspace.addTeam('Italia'), await workspace.addTeam('France')];
  const members = [];
  for (let n = 0; n < people; n++) {
    const scope = n % 2 === 0 ? 'visibility-own' : 'visibility-team';
    members.push(await workspace.addMember('agent', [scope], [teams[n % 3] ?? ''].filter(Boolean)));
  }
  const rows = [];
  for (const seatId of [...members.map((member) => member.seatId), null]) {
    for (const teamId of [...teams, null]) {
      rows.push({ id: await workspace.addContact({ name: 'Contact', seatId, teamId }), seatId, teamId });
    }
  }
  let lent = 0;
  for (const { covers, holders } of fc.sample(round, { seed: 20_261_129, numRuns: 40 })) {
    await admin`delete from covers where workspace_id = ${workspace.id}`;
    for (const [n, holder] of holders.entries()) {
      await admin`update seats set holder_id = ${holder === null ? null : (members[holder]?.memberId ?? null)}
        where id = ${members[n]?.seatId ?? ''}`;
    }
    for (const { absent, by, span: each, isEnded } of covers) {
      await admin`insert into covers (workspace_id, id, member_id, by_id, set_by_id, starts_at, ends_at, ended_at)
        values (${workspace.id}, ${v7()}, ${members[absent]?.memberId ?? ''}, ${members[by]?.memberId ?? ''},
          ${members[by]?.memberId ?? ''}, now() + ${each.from} * interval '1 minute',
          now() + ${each.to} * interval '1 minute', ${isEnded ? admin`now()` : null})`;
    }
    for (const [n, member] of members.entries()) {
      const ctx = await member.context();
      const covered = covers.filter(
        ({ by, span: { from, to }, isEnded }) => by === n && !isEnded && from <= 0 && to > 0,
      );
      const mine = new Set([n, ...covered.map(({ absent }) => absent)]);
      const seats = members.filter((_, seat) => mine.has(holders[seat] ?? -1)).map(({ seatId }) => seatId);
      lent += covered.length;
      const visible = visibility({ ...ctx.access, self: { ...ctx.access.self, seats } }, 'messages');
      const found = await listContacts(ctx, contactSearch.parse({ view: 'all', size: 100 }));
      expect(found.rows.map(({ id }) => id).sort()).toEqual(
        rows
          .filter((row) => showsRow(visible, row))
          .map(({ id }) => id)
          .sort(),
      );
    }
  }
  // The comparison proves nothing if no cover ever was in force.
  expect(lent).toBeGreaterThan(20);
});
