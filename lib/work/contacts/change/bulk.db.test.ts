import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Invalid } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { assignContacts } from './assign-many';
import { deleteContacts, previewDeletion } from './delete-contact';

const { admin } = await testDatabase();

const chosen = (ids: string[]) => ids.map((id) => ({ id, version: 1 }));

describe('changing several contacts at once', () => {
  it('RO9 fifty contacts are assigned except those that the member may not assign, each of them reported', async () => {
    const workspace = await openTestWorkspace(admin);
    const elsewhere = await openTestWorkspace(admin);
    const agent = await workspace.addMember('agent', ['visibility-own']);
    const tom = await workspace.addMember('agent');
    const mine = await Promise.all(
      Array.from({ length: 48 }, () => workspace.addContact({ seatId: agent.seatId })),
    );
    const conversation = await workspace.addConversation(mine[0] ?? '', { seatId: agent.seatId });
    const hidden = await workspace.addContact({ name: 'Hidden' });
    const foreign = await elsewhere.addContact({});
    const changed = mine.at(-1) ?? '';
    await admin`update contacts set version = 2, name = 'Changed' where id = ${changed}`;
    const report = await assignContacts(await agent.context(), {
      chosen: chosen([...mine, hidden, foreign]),
      to: { kind: 'member', id: tom.memberId },
    });
    expect(report).toMatchObject({
      done: 47,
      refused: [
        { id: changed, name: { name: 'Changed' }, reason: 'stale' },
        { id: hidden, name: null, reason: 'not-found' },
        { id: foreign, name: null, reason: 'not-found' },
      ],
    });
    expect(await admin`select 1 from contacts where seat_id = ${tom.seatId}`).toHaveLength(47);
    expect(await admin`select seat_id from conversations where id = ${conversation}`).toEqual([
      { seat_id: tom.seatId },
    ]);
    expect(await admin`select seat_id, version from contacts where id in (${hidden}, ${foreign})`).toEqual(
      Array(2).fill({ seat_id: null, version: 1 }),
    );
  });

  it('RV9 RV2 an assignment to a revoked member moves none of them', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await (await workspace.addMember('owner')).context();
    const leaver = await workspace.addMember('agent');
    await admin`update members set status = 'left' where id = ${leaver.memberId}`;
    const ids = [await workspace.addContact({}), await workspace.addContact({})];
    const before = await workspace.snapshot();
    const to = { kind: 'member' as const, id: leaver.memberId };
    await expect(assignContacts(owner, { chosen: chosen(ids), to })).rejects.toEqual(
      new Invalid({ to: 'assignee-gone' }),
    );
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('S1.17 RO9 a manager restricted from deletion deletes none of several contacts, and each is reported', async () => {
    const workspace = await openTestWorkspace(admin);
    const manager = await (await workspace.addMember('manager', ['contact-deletion'])).context();
    const ids = [await workspace.addContact({ name: 'A' }), await workspace.addContact({ name: 'B' })];
    const before = await workspace.snapshot();
    const report = await deleteContacts(manager, chosen(ids));
    expect(report).toMatchObject({
      done: 0,
      refused: [
        { name: { name: 'A' }, reason: 'denied', decision: { rule: { id: 'contact-deletion' } } },
        { name: { name: 'B' }, reason: 'denied' },
      ],
    });
    expect(await workspace.snapshot()).toEqual(before);
    expect(
      await admin`select 1 from audit_events where event = 'contacts.deleted'
      and workspace_id = ${workspace.id}`,
    ).toHaveLength(0);
  });

  it('a deletion is previewed as counts, and deletes exactly those contacts', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await (await workspace.addMember('owner')).context();
    const ids = [await workspace.addContact({}), await workspace.addContact({})];
    const kept = await workspace.addContact({ name: 'Kept' });
    for (const id of [...ids, ids[0] ?? '', kept]) await workspace.addConversation(id, {});
    const gone = crypto.randomUUID();
    expect(await previewDeletion(owner, chosen([...ids, gone]))).toEqual({
      contacts: 2,
      conversations: 3,
      refused: [{ id: gone, name: null, reason: 'not-found' }],
    });
    expect(await deleteContacts(owner, chosen([...ids, gone]))).toMatchObject({ done: 2 });
    expect(await workspace.snapshot()).toMatchObject([{ contacts: [{ name: 'Kept' }], conversations: [{}] }]);
  });
});
