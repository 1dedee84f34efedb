import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { loadWorkspaceContext } from '@/lib/access/context/context';
import { Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { availability } from '@/lib/policy/might-ever';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { assignContact } from './change/assign-contact';
import { updateContact } from './change/update-contact';
import { viewContact } from './contact-view';
import { type ContactSearch, contactSearch } from './list/contact-search';
import { listCounted } from './test-support/counted';

const { admin } = await testDatabase();

const searchFor = (wanted: Partial<ContactSearch> = {}) => contactSearch.parse(wanted);
const names = (page: { rows: { name: string }[] }) => page.rows.map(({ name }) => name);

/** Sofia and Tom share a team; Uma is in another. One contact for each kind of assignment. */
async function sharedWorkspace() {
  const workspace = await openTestWorkspace(admin);
  const italia = await workspace.addTeam('Clienti Italia');
  const france = await workspace.addTeam('Clients France');
  const owner = await workspace.addMember('owner');
  const tom = await workspace.addMember('agent', [], [italia]);
  const uma = await workspace.addMember('agent', [], [france]);
  const leaver = await workspace.addMember('agent');
  await admin`update seats set holder_id = null where id = ${leaver.seatId}`;
  const sofia = (restrictions: string[]) => workspace.addMember('agent', restrictions, [italia]);
  const place = async (sofiaSeat: string) => ({
    ofSofia: await workspace.addContact({ name: 'A Sofia', seatId: sofiaSeat }),
    ofSofiaInTeam: await workspace.addContact({ name: 'B Sofia in team', seatId: sofiaSeat, teamId: italia }),
    ofTomInTeam: await workspace.addContact({ name: 'C Tom in team', seatId: tom.seatId, teamId: italia }),
    ofTeam: await workspace.addContact({ name: 'D team', teamId: italia }),
    ofTom: await workspace.addContact({ name: 'E Tom', seatId: tom.seatId }),
    ofOtherTeam: await workspace.addContact({ name: 'F other team', seatId: uma.seatId, teamId: france }),
    ofNobody: await workspace.addContact({ name: 'G nobody' }),
    ofLeaver: await workspace.addContact({ name: 'H leaver', seatId: leaver.seatId }),
  });
  return { workspace, owner, tom, uma, leaver, sofia, place, italia, france };
}

describe('visibility of contacts', () => {
  it('S1.24 an unrestricted agent sees all contacts, and those of a vacant seat are unassigned', async () => {
    const { sofia, place } = await sharedWorkspace();
    const agent = await sofia([]);
    await place(agent.seatId);
    const ctx = await agent.context();
    const all = await listCounted(ctx, searchFor());
    expect(
      names(all)
        .map((name) => name[0])
        .join(''),
    ).toBe('ABCDEFGH');
    expect(all.counts).toEqual({ all: 8, mine: 2, team: 2, unassigned: 3 });
    expect(all.rows.find(({ name }) => name === 'H leaver')?.assignee).toBeNull();
    expect(names(await listCounted(ctx, searchFor({ view: 'unassigned' })))).toEqual([
      'D team',
      'G nobody',
      'H leaver',
    ]);
  });

  it('S1.22 visibility team and own lists and counts own and team contacts, without unassigned ones and other teams', async () => {
    const { sofia, place } = await sharedWorkspace();
    const agent = await sofia(['visibility-team']);
    await place(agent.seatId);
    const ctx = await agent.context();
    const all = await listCounted(ctx, searchFor());
    expect(names(all)).toEqual(['A Sofia', 'B Sofia in team', 'C Tom in team', 'D team']);
    expect(all).toMatchObject({ total: 4, from: 1, counts: { all: 4, mine: 2, team: 2, unassigned: 0 } });
    expect(names(await listCounted(ctx, searchFor({ view: 'mine' })))).toEqual([
      'A Sofia',
      'B Sofia in team',
    ]);
    expect(names(await listCounted(ctx, searchFor({ view: 'team' })))).toEqual(['C Tom in team', 'D team']);
    expect(names(await listCounted(ctx, searchFor({ view: 'unassigned' })))).toEqual([]);
  });

  it('S1.23 visibility own lists and counts only contacts assigned to the agent', async () => {
    const { sofia, place } = await sharedWorkspace();
    const agent = await sofia(['visibility-own']);
    await place(agent.seatId);
    const page = await listCounted(await agent.context(), searchFor());
    expect(names(page)).toEqual(['A Sofia', 'B Sofia in team']);
    expect(page.counts).toEqual({ all: 2, mine: 2, team: 0, unassigned: 0 });
  });

  it('S1.28 contacts of a handed-over seat belong to the successor, in one list with the successor’s own', async () => {
    const { sofia, place, tom } = await sharedWorkspace();
    const agent = await sofia(['visibility-own']);
    await place(agent.seatId);
    await admin`update seats set holder_id = ${agent.memberId} where id = ${tom.seatId}`;
    const page = await listCounted(await agent.context(), searchFor());
    expect(names(page)).toEqual(['A Sofia', 'B Sofia in team', 'C Tom in team', 'E Tom']);
    expect(page.rows.every(({ assignee }) => assignee?.isSelf)).toBe(true);
  });

  it('R6 MA8 every read and write of a contact out of scope answers like a missing contact', async () => {
    const { workspace, sofia, place } = await sharedWorkspace();
    const agent = await sofia(['visibility-own']);
    const { ofTom, ofNobody } = await place(agent.seatId);
    const ctx = await agent.context();
    const before = await workspace.snapshot();
    for (const contactId of [ofTom, ofNobody, crypto.randomUUID()]) {
      await expect(viewContact(ctx, contactId)).rejects.toEqual(new NotFound());
      await expect(updateContact(ctx, { contactId, name: 'Mine' })).rejects.toEqual(new NotFound());
      await expect(assignContact(ctx, { contactId, to: { kind: 'nobody' } })).rejects.toEqual(new NotFound());
    }
    expect(await listCounted(ctx, searchFor({ q: 'nobody' }))).toMatchObject({
      rows: [],
      total: 0,
      from: 0,
    });
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('TE1 contacts, members and teams of another tenant answer like missing ones', async () => {
    const here = await openTestWorkspace(admin);
    const there = await openTestWorkspace(admin);
    const owner = await (await here.addMember('owner')).context();
    const stranger = await there.addMember('owner');
    const team = await there.addTeam('Elsewhere');
    const theirs = await there.addContact({ seatId: stranger.seatId });
    const ours = await here.addContact({});
    const before = [await here.snapshot(), await there.snapshot()];
    await expect(viewContact(owner, theirs)).rejects.toEqual(new NotFound());
    await expect(updateContact(owner, { contactId: theirs, name: 'Ours' })).rejects.toEqual(new NotFound());
    await expect(
      assignContact(owner, { contactId: ours, to: { kind: 'member', id: stranger.memberId } }),
    ).rejects.toEqual(new Invalid({ to: 'assignee-gone' }));
    await expect(assignContact(owner, { contactId: ours, to: { kind: 'team', id: team } })).rejects.toEqual(
      new Invalid({ to: 'team-gone' }),
    );
    expect((await listCounted(owner, searchFor())).total).toBe(1);
    expect([await here.snapshot(), await there.snapshot()]).toEqual(before);
  });

  it('S1.13 a role applies only in its workspace: an owner of one is an agent in another, and has no access to a third', async () => {
    const [here, there, elsewhere] = [
      await openTestWorkspace(admin),
      await openTestWorkspace(admin),
      await openTestWorkspace(admin),
    ];
    const owner = await here.addMember('owner');
    const { person, access } = await owner.context();
    await there.addPerson(person, 'agent', ['visibility-own']);
    await there.addContact({});
    const asAgent = await loadWorkspaceContext(person, there.slug);
    expect(availability(access, 'contacts.view').state).toBe('open');
    expect(availability(asAgent.access, 'contacts.view').state).toBe('absent');
    expect((await listCounted(asAgent, searchFor())).total).toBe(0);
    await expect(loadWorkspaceContext(person, elsewhere.slug)).rejects.toEqual(new NotFound());
  });

  it('pages over several seats, forwards and back, neither skip nor repeat a contact', async () => {
    const { workspace, sofia, tom } = await sharedWorkspace();
    const agent = await sofia(['visibility-own']);
    await admin`update seats set holder_id = ${agent.memberId} where id = ${tom.seatId}`;
    const expected: string[] = [];
    for (let index = 0; index < 60; index++) {
      const name = `Contact ${String(index).padStart(2, '0')}`;
      expected.push(name);
      await workspace.addContact({ name, seatId: index % 3 ? agent.seatId : tom.seatId });
    }
    const ctx = await agent.context();
    const first = await listCounted(ctx, searchFor());
    const second = await listCounted(ctx, searchFor({ cursor: first.nextCursor }));
    const third = await listCounted(ctx, searchFor({ cursor: second.nextCursor }));
    expect([first, second, third].flatMap(names)).toEqual(expected);
    expect([first.from, second.from, third.from]).toEqual([1, 26, 51]);
    expect([first.previousCursor, third.nextCursor]).toEqual([null, null]);
    const back = await listCounted(ctx, searchFor({ cursor: third.previousCursor }));
    expect(names(back)).toEqual(names(second));
    expect([back.from, back.nextCursor]).toEqual([26, second.nextCursor]);
  });
});

describe('changing contacts', () => {
  it('a contact is assigned to a member, a team and no assignee, and its conversations follow', async () => {
    const { workspace, owner, tom, italia } = await sharedWorkspace();
    const ctx = await owner.context();
    const contactId = await workspace.addContact({});
    const conversation = await workspace.addConversation(contactId, {});
    const positionOf = () =>
      admin`select c.seat_id, c.team_id from contacts c where id = ${contactId}
        union all select seat_id, team_id from conversations where id = ${conversation}`;
    await assignContact(ctx, { contactId, to: { kind: 'team', id: italia } });
    expect(await positionOf()).toEqual(Array(2).fill({ seat_id: null, team_id: italia }));
    await assignContact(ctx, { contactId, to: { kind: 'member', id: tom.memberId } });
    expect(await positionOf()).toEqual(Array(2).fill({ seat_id: tom.seatId, team_id: italia }));
    await assignContact(ctx, { contactId, to: { kind: 'nobody' } });
    expect(await positionOf()).toEqual(Array(2).fill({ seat_id: null, team_id: null }));
  });

  it('RV9 RV4 an assignment to a revoked or suspended member is refused', async () => {
    const { workspace, owner, leaver, tom } = await sharedWorkspace();
    const ctx = await owner.context();
    const contactId = await workspace.addContact({});
    await admin`update members set status = 'suspended' where id = ${tom.memberId}`;
    const before = await workspace.snapshot();
    for (const { memberId } of [leaver, tom]) {
      await expect(assignContact(ctx, { contactId, to: { kind: 'member', id: memberId } })).rejects.toEqual(
        new Invalid({ to: 'assignee-gone' }),
      );
    }
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('RO7 of twelve concurrent changes of one version exactly one is saved, and the others are stale', async () => {
    const { workspace, owner } = await sharedWorkspace();
    const ctx = await owner.context();
    const contactId = await workspace.addContact({ name: 'First' });
    const names = Array.from({ length: 12 }, (_, n) => `Change ${n}`);
    const answers = await Promise.allSettled(
      names.map((name) => updateContact(ctx, { contactId, version: 1, name })),
    );
    const written = names.filter((_, n) => answers[n]?.status === 'fulfilled');
    expect(written).toHaveLength(1);
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refusals).toEqual(Array(11).fill(new Stale()));
    const rows = await admin`select name, version from contacts where id = ${contactId}`;
    expect([...rows]).toEqual([{ name: written[0], version: 2 }]);
  });

  it('RV1 a member whose access has ended changes nothing', async () => {
    const { workspace, tom } = await sharedWorkspace();
    const ctx = await tom.context();
    const contactId = await workspace.addContact({ seatId: tom.seatId });
    await admin`update members set status = 'left' where id = ${tom.memberId}`;
    const before = await workspace.snapshot();
    await expect(updateContact(ctx, { contactId, name: 'Still here' })).rejects.toEqual(new NotFound());
    await expect(assignContact(ctx, { contactId, to: { kind: 'nobody' } })).rejects.toEqual(new NotFound());
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('LI6 wildcards in a search are literal characters', async () => {
    const { workspace, owner } = await sharedWorkspace();
    await workspace.addContact({ name: '100 % real_ly' });
    await workspace.addContact({ name: 'plain' });
    const ctx = await owner.context();
    for (const q of ['%', '_', '0 % r']) expect((await listCounted(ctx, searchFor({ q }))).total).toBe(1);
    expect((await listCounted(ctx, searchFor({ q: '%'.repeat(100) }))).total).toBe(0);
  });
});
