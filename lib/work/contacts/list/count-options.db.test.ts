import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { contactSearch } from './contact-search';
import { countContacts } from './count-contacts';
import { countContactOptions } from './count-options';

const { admin } = await testDatabase();

/** Contacts of every assignment, stage, list and answer, in a workspace with a narrow agent. */
async function filled() {
  const workspace = await openTestWorkspace(admin);
  const olga = await workspace.addMember('owner');
  const teamId = await workspace.addTeam('VIP');
  const archived = await workspace.addTeam('Former');
  const ana = await workspace.addMember('agent', ['visibility-team'], [teamId]);
  const own = await workspace.addMember('agent', ['visibility-own', 'mask']);
  const gone = await workspace.addMember('agent');
  const tier = await workspace.addField('Tier', 'choice', ['Gold', 'Silver']);
  const consent = await workspace.addField('Consent', 'yes-no');
  const note = await workspace.addField('Note', 'text');
  const seats = [null, ana.seatId, own.seatId, gone.seatId];
  const ids: string[] = [];
  for (let index = 0; index < 48; index++) {
    const name = index % 5 ? `Zoé ${index}` : `Ada ${index}`;
    const id = await workspace.addContact({
      name,
      seatId: seats[index % 4] ?? null,
      teamId: [null, teamId, archived][index % 3] ?? null,
    });
    const values = {
      [tier]: index % 2 ? 'Gold' : 'Silver',
      ...(index % 3 ? { [consent]: index % 6 === 1 } : {}),
      [note]: 'Gold',
    };
    const stage = [null, 'lead', 'customer'][index % 3] ?? null;
    await admin`update contacts set fields = ${admin.json(values)}, lifecycle = ${stage} where id = ${id}`;
    ids.push(id);
  }
  await admin`update seats set holder_id = null where id = ${gone.seatId}`;
  await admin`update teams set archived_at = now() where id = ${archived}`;
  const list = await workspace.addList('Fair', ids.slice(0, 20));
  const other = await workspace.addList('Trade', ids.slice(10, 14));
  const options: Record<string, string[]> = {
    assignee: [ana.memberId, own.memberId, gone.memberId, 'nobody'],
    team: [teamId, archived],
    lifecycle: ['lead', 'prospect', 'customer'],
    list: [list, other],
    [`field.${tier}`]: ['Gold', 'Silver'],
    [`field.${consent}`]: ['yes', 'no'],
  };
  return { workspace, options, teamId, list, tier, consent, note, readers: { olga, ana, own } };
}

/** The count that the list itself gives under one option. */
async function shown(ctx: WorkspaceContext, address: Record<string, string>) {
  const search = contactSearch.parse(address);
  return (await countContacts(ctx, search))[search.view].count;
}

const world = await filled();

describe('the counts of the filters of contacts', () => {
  test.each(['olga', 'ana', 'own'] as const)(
    'S1.24 R6 each option says exactly how many contacts %s would see under it, with other filters',
    async (name) => {
      const { options, teamId, list, tier, consent } = world;
      const ctx = await world.readers[name].context();
      const addresses: Record<string, string>[] = [
        {},
        { q: 'Ada' },
        { view: 'mine' },
        { lifecycle: 'lead,customer' },
        { team: teamId, [`field.${tier}`]: 'Gold' },
        { list, [`field.${consent}`]: 'yes', assignee: 'nobody' },
      ];
      for (const address of addresses) {
        const counts = await countContactOptions(ctx, contactSearch.parse(address));
        for (const [filter, values] of Object.entries(options)) {
          for (const option of values) {
            const expected = await shown(ctx, { ...address, [filter]: option });
            expect([address, filter, option, counts[filter]?.[option] ?? 0]).toEqual([
              address,
              filter,
              option,
              expected,
            ]);
          }
        }
      }
    },
  );

  test('S1.26 a free text is never counted', async () => {
    const ctx = await world.readers.olga.context();
    const counts = await countContactOptions(ctx, contactSearch.parse({ q: 'nothing at all' }));
    expect(counts).toHaveProperty(`field.${world.tier}`);
    expect(counts).not.toHaveProperty(`field.${world.note}`);
  });

  test('TE1 contacts of another workspace are not counted', async () => {
    const other = await openTestWorkspace(admin);
    const owner = await (await other.addMember('owner')).context();
    const counts = await countContactOptions(owner, contactSearch.parse({ list: world.list }));
    expect(counts).toMatchObject({ lifecycle: {}, team: {}, assignee: { nobody: 0 } });
    expect(JSON.stringify(counts)).not.toContain(world.teamId);
  });

  test('S1.24 past the bound of counting, the filters have no numbers', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await (await workspace.addMember('owner')).context();
    await admin`insert into contacts (workspace_id, id, name, lifecycle)
      select ${workspace.id}, gen_random_uuid(), 'Ada ' || n, case when n <= 3 then 'lead' end
      from generate_series(1, 10001) n`;
    expect(await countContactOptions(owner, contactSearch.parse({}))).toEqual({});
    expect(await countContactOptions(owner, contactSearch.parse({ lifecycle: 'lead' }))).toMatchObject({
      assignee: { nobody: 3 },
    });
  });
});
