import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { listCounted } from '../test-support/counted';
import { contactSearch } from './contact-search';

const { admin } = await testDatabase();

const names = (page: { rows: { name: string }[] }) => page.rows.map(({ name }) => name);

test.each([{ q: '' }, { q: 'contact' }, { q: 'zoe' }])(
  'sorted from Z to A, pages of “$q” forwards and back neither skip nor repeat a contact',
  async ({ q }) => {
    const workspace = await openTestWorkspace(admin);
    const tom = await workspace.addMember('agent');
    const agent = await workspace.addMember('agent', ['visibility-own']);
    await admin`update seats set holder_id = ${agent.memberId} where id = ${tom.seatId}`;
    const expected: string[] = [];
    for (let index = 0; index < 60; index++) {
      const number = String(index).padStart(2, '0');
      const name = index % 2 ? `Contact Zoé ${number}` : `Zoé contact ${number}`;
      expected.push(name);
      await workspace.addContact({ name, seatId: index % 3 ? agent.seatId : tom.seatId });
    }
    const start = { contact: 'Contact', zoe: 'Zoé', '': ' ' }[q] ?? '';
    const [first, others] = [true, false].map((begins) =>
      expected
        .filter((name) => name.startsWith(start) === begins)
        .sort()
        .reverse(),
    );
    const ctx = await agent.context();
    const page = (cursor: string | null) =>
      listCounted(ctx, contactSearch.parse({ q, sort: '-name', cursor }));
    const one = await page(null);
    const two = await page(one.nextCursor);
    const three = await page(two.nextCursor);
    expect([one, two, three].flatMap(names)).toEqual([...(first ?? []), ...(others ?? [])]);
    expect([one.previousCursor, three.nextCursor]).toEqual([null, null]);
    const back = await page(three.previousCursor);
    expect(names(back)).toEqual(names(two));
    expect(names(await page(back.previousCursor))).toEqual(names(one));
  },
);
