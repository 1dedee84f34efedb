import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { accessOf } from '@/lib/policy/access';
import { dropRandomParts } from '@/lib/test-support/drop-random-parts';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { viewContact } from '../contact-view';
import { duplicatesOf, listDuplicates } from '../same-contact';
import { mergeContacts } from './merge-contacts';

const { admin } = await testDatabase();
const phone = '+393471234541';
const email = 'ginevra@malatesta.it';

async function pair() {
  const workspace = await openTestWorkspace(admin);
  const owner = await workspace.addMember('owner');
  const team = await workspace.addTeam('Italia');
  const [tier, note] = [
    await workspace.addField('Tier', 'choice', ['Gold', 'Silver']),
    await workspace.addField('Note', 'text'),
  ];
  const kept = await workspace.addContact({ name: 'Ginevra', phone, seatId: owner.seatId });
  const gone = await workspace.addContact({
    name: 'G. Malatesta',
    phone: '+39 347 1234541',
    email,
    teamId: team,
  });
  await admin`update contacts set fields = ${admin.json({ [tier]: 'Silver' })} where id = ${kept}`;
  await admin`update contacts set lifecycle = 'customer',
    fields = ${admin.json({ [tier]: 'Gold', [note]: 'by post' })} where id = ${gone}`;
  const lists = [await workspace.addList('Both', [kept, gone]), await workspace.addList('Other', [gone])];
  const talks = [
    await workspace.addConversation(kept, { seatId: owner.seatId }),
    await workspace.addConversation(gone, { teamId: team }),
  ];
  const input = { survivor: { id: kept, version: 1 }, gone: { id: gone, version: 1 }, taken: [] };
  return { workspace, owner, ctx: await owner.context(), team, tier, note, kept, gone, lists, talks, input };
}

describe('merging two contacts', () => {
  it('the survivor gets the chosen values, and the conversations, lists and values of both; the audit event contains no value', async () => {
    const { workspace, owner, ctx, tier, note, kept, gone, lists, talks, input } = await pair();
    await mergeContacts(ctx, { ...input, taken: ['name', 'email', `field.${tier}`, `field.${note}`] });
    expect(await viewContact(ctx, kept)).toMatchObject({
      name: 'G. Malatesta',
      phone: { value: phone },
      email: { value: email },
      lifecycle: null,
      fields: { [tier]: 'Gold', [note]: 'by post' },
      version: 2,
      assignee: { isSelf: true },
    });
    await expect(viewContact(ctx, gone)).rejects.toEqual(new NotFound());
    expect(
      await admin`select id, seat_id, team_id from conversations where contact_id = ${kept} order by id`,
    ).toEqual(talks.map((id) => ({ id, seat_id: owner.seatId, team_id: null })));
    expect(
      await admin`select list_id from contact_list_members where contact_id = ${kept} order by list_id`,
    ).toEqual(lists.map((list_id) => ({ list_id })));
    expect(
      await admin`select event from messages where conversation_id = ${talks[1] ?? ''} and kind = 'event'`,
    ).toEqual([{ event: 'assigned' }]);
    const events =
      await admin`select event, before, after from audit_events where workspace_id = ${workspace.id} and event like 'contacts.%'`;
    expect(events).toMatchObject([{ event: 'contacts.merged', before: { contacts: [kept, gone] } }]);
    const said = dropRandomParts(JSON.stringify(events));
    for (const secret of ['347', 'malatesta', 'post']) expect(said).not.toContain(secret);
  });

  it('the stage, the phone and the place are taken from the other contact when chosen', async () => {
    const { ctx, team, kept, talks, input } = await pair();
    await mergeContacts(ctx, { ...input, taken: ['lifecycle', 'phone', 'place'] });
    expect(await viewContact(ctx, kept)).toMatchObject({
      name: 'Ginevra',
      lifecycle: 'customer',
      team: { id: team },
    });
    expect(
      await admin`select distinct team_id, seat_id from conversations where id = any(${talks}::uuid[])`,
    ).toEqual([{ team_id: team, seat_id: null }]);
  });

  it('RO7 a contact is merged neither by an old version nor with itself', async () => {
    const { workspace, ctx, kept, input } = await pair();
    const before = await workspace.snapshot();
    const late = { ...input.gone, version: 2 };
    await expect(mergeContacts(ctx, { ...input, gone: late })).rejects.toEqual(new Stale());
    await expect(mergeContacts(ctx, { ...input, gone: { id: kept, version: 1 } })).rejects.toEqual(
      new Invalid({ gone: 'invalid' }),
    );
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('R6 MA8 TE1 a merge with a contact out of scope, deleted or of another tenant answers like one with a missing contact', async () => {
    const { workspace, ctx, kept, gone, input } = await pair();
    const there = await pair();
    const agent = await (await workspace.addMember('agent', ['visibility-own'])).context();
    const before = [await workspace.snapshot(), await there.workspace.snapshot()];
    const narrow = {
      ...ctx,
      access: accessOf(
        ctx.model,
        { ...ctx.access.compiled.assignment, role: 'agent', restrictions: ['visibility-own'] },
        ctx.access.self,
      ),
    };
    expect(await duplicatesOf(narrow, kept)).toEqual([]);
    await expect(duplicatesOf(narrow, gone)).rejects.toEqual(new NotFound());
    expect(await listDuplicates(narrow)).toEqual([]);
    for (const id of [there.gone, crypto.randomUUID()])
      await expect(mergeContacts(ctx, { ...input, gone: { id, version: 1 } })).rejects.toEqual(
        new NotFound(),
      );
    await expect(mergeContacts(agent, input)).rejects.toEqual(new NotFound());
    expect([await workspace.snapshot(), await there.workspace.snapshot()]).toEqual(before);
  });

  it('S1.17 S1.21 S1.26 a restricted manager, an agent and a masked agent cannot merge; the masked agent finds no duplicates', async () => {
    const { workspace, kept, input } = await pair();
    const manager = await (await workspace.addMember('manager', ['contact-deletion'])).context();
    const agent = await (await workspace.addMember('agent')).context();
    const masked = await (await workspace.addMember('agent', ['mask'])).context();
    const before = await workspace.snapshot();
    for (const ctx of [manager, agent, masked])
      await expect(mergeContacts(ctx, input)).rejects.toBeInstanceOf(Denied);
    expect([await duplicatesOf(masked, kept), await listDuplicates(masked)]).toEqual([[], []]);
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('duplicates are found by phone in any notation and by email in any case', async () => {
    const { workspace, ctx, kept, gone } = await pair();
    await workspace.addContact({ name: 'Third', email: email.toUpperCase() });
    expect(await duplicatesOf(ctx, kept)).toMatchObject([{ id: gone, name: 'G. Malatesta', field: 'phone' }]);
    expect(
      (await listDuplicates(ctx)).map(({ field, contacts }) => [field, contacts.map(({ name }) => name)]),
    ).toEqual([
      ['phone', ['G. Malatesta', 'Ginevra']],
      ['email', ['G. Malatesta', 'Third']],
    ]);
  });
});
