import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Invalid } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { contactSearch } from '../list/contact-search';
import { assignContacts } from './assign-many';
import { deleteContacts, previewDeletion } from './delete-contact';
import { mostMatching } from './selection';

const { admin } = await testDatabase();

const matching = (count: number, address: object = {}) => ({ search: contactSearch.parse(address), count });

describe('changing all contacts that match', () => {
  it('RO9 R6 all that match are assigned, past the page, and only those that the actor sees', async () => {
    const workspace = await openTestWorkspace(admin);
    const agent = await workspace.addMember('agent', ['visibility-own']);
    const tom = await workspace.addMember('agent');
    for (let index = 0; index < 30; index++) {
      await workspace.addContact({ name: `Zoé ${index}`, seatId: agent.seatId });
    }
    const other = await workspace.addContact({ name: 'Ada', seatId: agent.seatId });
    const hidden = await workspace.addContact({ name: 'Zoé hidden' });
    const to = { kind: 'member' as const, id: tom.memberId };
    const report = await assignContacts(await agent.context(), { chosen: matching(30, { q: 'zoe' }), to });
    expect(report).toMatchObject({ done: 30, refused: [] });
    expect(await admin`select 1 from contacts where seat_id = ${tom.seatId}`).toHaveLength(30);
    expect(await admin`select seat_id from contacts where id in (${other}, ${hidden}) order by name`).toEqual(
      [{ seat_id: agent.seatId }, { seat_id: null }],
    );
  });

  it('RO9 nothing is changed when another number matches than the actor confirmed', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await (await workspace.addMember('owner')).context();
    await workspace.addContact({ name: 'Ada' });
    await workspace.addContact({ name: 'Zoé' });
    const before = await workspace.snapshot();
    const changed = new Invalid({ '': 'selection-changed' });
    await expect(previewDeletion(owner, matching(1))).rejects.toEqual(changed);
    await expect(deleteContacts(owner, matching(1))).rejects.toEqual(changed);
    await expect(deleteContacts(owner, matching(2, { q: 'zoe' }))).rejects.toEqual(changed);
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('RO9 more than the limit of contacts are changed by no bulk action', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await (await workspace.addMember('owner')).context();
    await admin`insert into contacts (id, workspace_id, name)
      select gen_random_uuid(), ${workspace.id}, 'Contact ' || n from generate_series(1, ${mostMatching + 1}) n`;
    await expect(deleteContacts(owner, matching(mostMatching))).rejects.toEqual(
      new Invalid({ '': 'too-many-matching' }),
    );
    expect(await admin`select 1 from contacts where workspace_id = ${workspace.id}`).toHaveLength(
      mostMatching + 1,
    );
  });

  it('S1.17 RO9 a manager restricted from deletion deletes none of all that match, and each is reported', async () => {
    const workspace = await openTestWorkspace(admin);
    const manager = await (await workspace.addMember('manager', ['contact-deletion'])).context();
    await workspace.addContact({ name: 'A' });
    await workspace.addContact({ name: 'B' });
    const before = await workspace.snapshot();
    expect(await deleteContacts(manager, matching(2))).toMatchObject({
      done: 0,
      refused: [{ reason: 'denied' }, { reason: 'denied' }],
    });
    expect(await workspace.snapshot()).toEqual(before);
  });
});
