import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied, NotFound, Stale } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { world } from '@/lib/test-support/world';
import { contactSearch } from '../list/contact-search';
import { listContacts } from '../list/list-contacts';
import { listCounted } from '../test-support/counted';
import { countViews, findView, listViews } from './list-views';
import { changeView, createView, deleteView } from './save-view';

const { admin } = await testDatabase();

async function filtered() {
  const workspace = await openTestWorkspace(admin);
  const italia = await workspace.addTeam('Italia');
  const [owner, tom] = [await workspace.addMember('owner'), await workspace.addMember('agent', [], [italia])];
  const contacts = {
    anna: await workspace.addContact({ name: 'Anna', seatId: tom.seatId, phone: '+393471234541' }),
    bea: await workspace.addContact({ name: 'Bea', teamId: italia }),
    carl: await workspace.addContact({ name: 'Carl' }),
  };
  const tier = await workspace.addField('Tier', 'choice', ['Gold', 'Silver, old']);
  const note = await workspace.addField('Note', 'text');
  await admin`update contacts set lifecycle = 'customer',
    fields = ${admin.json({ [tier]: 'Silver, old', [note]: '+393471234541' })} where id = ${contacts.anna}`;
  const list = await workspace.addList('VIP', [contacts.anna, contacts.carl]);
  return { workspace, owner: await owner.context(), tom, italia, contacts, tier, note, list };
}

const namesIn = async (ctx: WorkspaceContext, wanted: object) => {
  const { rows, total } = await listCounted(ctx, contactSearch.parse(wanted));
  expect(total).toBe(rows.length);
  return rows.map(({ name }) => name).join(' ');
};

describe('filters of contacts', () => {
  it('filters by person, team, stage, list and field narrow list and counts, alone and combined', async () => {
    const { owner, tom, italia, tier, list } = await filtered();
    expect(await namesIn(owner, { assignee: tom.memberId })).toBe('Anna');
    expect(await namesIn(owner, { assignee: `${tom.memberId},nobody` })).toBe('Anna Bea Carl');
    expect(await namesIn(owner, { assignee: 'nobody', team: italia })).toBe('Bea');
    expect(await namesIn(owner, { team: italia, view: 'unassigned' })).toBe('Bea');
    expect(await namesIn(owner, { lifecycle: 'customer,lead' })).toBe('Anna');
    expect(await namesIn(owner, { list, q: 'a' })).toBe('Anna Carl');
    expect(await namesIn(owner, { list, assignee: tom.memberId })).toBe('Anna');
    expect(await namesIn(owner, { [`field.${tier}`]: 'Gold,Silver%2C old' })).toBe('Anna');
    expect(await namesIn(owner, { [`field.${tier}`]: 'Gold' })).toBe('');
    expect(await namesIn(owner, { lifecycle: 'nonsense', assignee: '__proto__', view: '?' })).toBe(
      'Anna Bea Carl',
    );
  });

  it('R6 TE1 a filter by a missing record, or one of another tenant, matches no contact', async () => {
    const [here, there] = [await filtered(), await filtered()];
    for (const id of [crypto.randomUUID(), there.list, there.italia, there.tom.memberId, there.tier]) {
      for (const wanted of [
        { assignee: id },
        { team: id },
        { list: id },
        { [`field.${id}`]: 'Silver%2C old' },
      ])
        expect(await namesIn(here.owner, wanted)).toBe('');
    }
    await admin`update collection_records set deleted_at = now() where id = ${here.tier}`;
    expect(await namesIn(here.owner, { [`field.${here.tier}`]: 'Silver%2C old' })).toBe('');
  });

  it('S1.22 S1.23 MA8 filters never widen the scope, and answer alike for invisible records', async () => {
    const { workspace, tom, italia, list, contacts } = await filtered();
    const own = await workspace.addMember('agent', ['visibility-own']);
    await workspace.addContact({ name: 'Mine', seatId: own.seatId });
    const hidden = await workspace.addList('Hidden', [contacts.carl]);
    const ctx = await own.context();
    const absent = crypto.randomUUID();
    const answer = async (wanted: object) => listCounted(ctx, contactSearch.parse(wanted));
    for (const [filter, id] of [
      ['assignee', tom.memberId],
      ['team', italia],
      ['list', list],
      ['list', hidden],
    ]) {
      expect(await answer({ [String(filter)]: id })).toEqual(await answer({ [String(filter)]: absent }));
    }
    expect(await namesIn(ctx, { assignee: 'nobody' })).toBe('');
    expect(await namesIn(ctx, { assignee: own.memberId })).toBe('Mine');
  });

  it('S1.26 MA5 no filter of any field confirms a guess of a masked phone', async () => {
    const { workspace, note } = await filtered();
    const masked = await (await workspace.addMember('agent', ['mask'])).context();
    for (const phone of ['+393471234541', '+390000000000']) {
      expect(await namesIn(masked, { [`field.${note}`]: phone })).toBe('');
      expect(await namesIn(masked, { q: phone })).toBe('');
    }
  });

  it('pages of a search run forwards and back, with names that begin with the text first', async () => {
    const workspace = await openTestWorkspace(admin);
    const ctx = await (await workspace.addMember('owner')).context();
    const expected: string[] = [];
    for (let n = 10; n < 50; n++) expected.push(`Zoé ${n}`);
    for (let n = 10; n < 50; n++) expected.push(`Anna zoé ${n}`);
    for (const name of [...expected].reverse()) await workspace.addContact({ name });
    await workspace.addContact({ name: 'Nobody', email: 'else@example.com' });
    const page = (cursor: string | null) => listContacts(ctx, contactSearch.parse({ q: 'zoé', cursor }));
    const pages = [await page(null)];
    for (let last = pages[0]; last?.nextCursor; last = pages.at(-1)) pages.push(await page(last.nextCursor));
    expect(pages.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual(expected);
    expect(pages.map(({ from }) => from)).toEqual([1, 26, 51, 76]);
    const back = [pages.at(-1)];
    for (let last = back[0]; last?.previousCursor; last = back.at(-1))
      back.push(await page(last.previousCursor));
    expect(back.reverse().map((each) => each?.rows.map(({ id }) => id))).toEqual(
      pages.map(({ rows }) => rows.map(({ id }) => id)),
    );
  });
});

describe('saved views of contacts', () => {
  const everyone = { name: 'Customers', isShared: true, address: '?lifecycle=customer&q=%2B39347&size=100' };

  it('S1.24 a shared view is visible to all, and lists and counts only contacts in each viewer’s scope', async () => {
    const { workspace, owner, tom } = await filtered();
    const { id } = await createView(owner, everyone);
    const { id: own } = await createView(owner, { ...everyone, name: 'Mine', isShared: false });
    const asTom = await tom.context();
    const asOther = await (await workspace.addMember('agent', ['visibility-own'])).context();
    expect((await listViews(owner)).map(({ name }) => name)).toEqual(['Customers', 'Mine']);
    for (const ctx of [asTom, asOther]) {
      const views = await listViews(ctx);
      expect(views).toMatchObject([{ id, address: 'lifecycle=customer', mayChange: false }]);
      expect((await countViews(ctx, views))[id]?.count).toBe(ctx === asTom ? 1 : 0);
      await expect(findView(ctx, own)).rejects.toEqual(new NotFound());
    }
  });

  it('S1.26 MA1 a view stores filters and no search text, which may be masked for others', async () => {
    const { owner, note, tier } = await filtered();
    const address = `?view=mine&q=+393471234541&field.${tier}=Silver%252C+old&cursor=x&isOwner=1`;
    const { id } = await createView(owner, { name: 'One', isShared: true, address });
    const kept = new URLSearchParams((await findView(owner, id)).address);
    expect(Object.fromEntries(kept)).toEqual({ view: 'mine', [`field.${tier}`]: 'Silver%2C old' });
    expect(note).toBeDefined();
  });

  it('RO7 S1.21 views are renamed, shared and deleted by version; an agent keeps only private views', async () => {
    const { workspace, owner, tom } = await filtered();
    const agent = await tom.context();
    const { id: viewId } = await createView(owner, everyone);
    const { id: mine } = await createView(agent, { ...everyone, isShared: false });
    await changeView(agent, { viewId: mine, version: 1, name: 'My customers' });
    expect(await findView(agent, mine)).toMatchObject({ name: 'My customers', version: 2 });
    const before = await workspace.snapshot();
    await expect(changeView(agent, { viewId: mine, version: 1, name: 'Late' })).rejects.toEqual(new Stale());
    await expect(deleteView(agent, { viewId: mine, version: 1 })).rejects.toEqual(new Stale());
    await expect(changeView(agent, { viewId: mine, version: 2, isShared: true })).rejects.toBeInstanceOf(
      Denied,
    );
    await expect(createView(agent, everyone)).rejects.toBeInstanceOf(Denied);
    await expect(changeView(agent, { viewId, version: 1, name: 'X' })).rejects.toBeInstanceOf(Denied);
    await expect(deleteView(agent, { viewId, version: 1 })).rejects.toBeInstanceOf(Denied);
    await expect(deleteView(owner, { viewId: mine, version: 2 })).rejects.toEqual(new NotFound());
    expect(await workspace.snapshot()).toEqual(before);
    await changeView(owner, { viewId, version: 1, isShared: false });
    expect((await listViews(agent)).map(({ id }) => id)).toEqual([mine]);
    await deleteView(agent, { viewId: mine, version: 2 });
    await deleteView(owner, { viewId, version: 2 });
    expect(await listViews(owner)).toEqual([]);
  });

  it('R6 a member who sees no contacts saves no view of them', async () => {
    const { owner, ugo } = await world({
      model: 'feature-grants',
      people: { owner: 'owner', ugo: { role: 'additional-user', grants: ['landing-pages'] } },
    });
    const views = () => admin`select * from contact_views where workspace_id = ${owner.workspace.id}`;
    for (const isShared of [false, true])
      await expect(createView(ugo, { ...everyone, isShared })).rejects.toEqual(new NotFound());
    expect(await views()).toEqual([]);
    await createView(owner, everyone);
    expect(await views()).toHaveLength(1);
  });

  it('TE1 views of another tenant answer like missing ones', async () => {
    const [here, there] = [await filtered(), await filtered()];
    const { id: viewId } = await createView(there.owner, everyone);
    const before = await there.workspace.snapshot();
    await expect(findView(here.owner, viewId)).rejects.toEqual(new NotFound());
    await expect(changeView(here.owner, { viewId, version: 1, name: 'X' })).rejects.toEqual(new NotFound());
    await expect(deleteView(here.owner, { viewId, version: 1 })).rejects.toEqual(new NotFound());
    expect(await there.workspace.snapshot()).toEqual(before);
  });
});
