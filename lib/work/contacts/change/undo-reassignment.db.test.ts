import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { assignContact } from './assign-contact';
import { assignContacts } from './assign-many';
import { deleteContact } from './delete-contact';
import { latestReassignment } from './latest-reassignment';
import { undoReassignment } from './undo-reassignment';
import { updateContact } from './update-contact';

const { admin } = await testDatabase();

/** An owner, two agents, a team, and three contacts that are assigned in three ways. */
async function desk() {
  const workspace = await openTestWorkspace(admin);
  const owner = await (await workspace.addMember('owner')).context();
  const ana = await workspace.addMember('agent');
  const tom = await workspace.addMember('agent');
  const teamId = await workspace.addTeam('VIP');
  const ids = [
    await workspace.addContact({ name: 'A', seatId: ana.seatId, teamId }),
    await workspace.addContact({ name: 'B', teamId }),
    await workspace.addContact({ name: 'C' }),
  ];
  return { workspace, owner, ana, tom, teamId, ids };
}

type Actor = Parameters<typeof assignContacts>[0];

async function assign(ctx: Actor, ids: readonly string[], memberId: string): Promise<string> {
  const to = { kind: 'member' as const, id: memberId };
  const report = await assignContacts(ctx, { chosen: ids.map((id) => ({ id })), to });
  return report.reassignmentId ?? '';
}

/** The seats and teams of contacts, by name. */
const placesOf = (ids: readonly string[]) =>
  admin`select seat_id, team_id from contacts where id in ${admin(ids)} order by name`;

describe('undoing an assignment of several contacts', () => {
  it('RO9 gives each contact, with its conversations, exactly the seat and team that it had', async () => {
    const { workspace, owner, ana, tom, teamId, ids } = await desk();
    const [first = ''] = ids;
    const talk = await workspace.addConversation(first, { seatId: ana.seatId, teamId });
    const before = await placesOf(ids);
    const reassignmentId = await assign(owner, ids, tom.memberId);
    expect(await placesOf(ids)).not.toEqual(before);
    expect(await undoReassignment(owner, { reassignmentId })).toEqual({
      restored: 3,
      changed: 0,
      refused: 0,
    });
    expect(await placesOf(ids)).toEqual(before);
    expect(await admin`select seat_id, team_id from conversations where id = ${talk}`).toEqual([
      { seat_id: ana.seatId, team_id: teamId },
    ]);
  });

  it('RO9 leaves contacts that were assigned again or deleted since, and counts them', async () => {
    const { workspace, owner, ana, tom, ids } = await desk();
    const [again = '', deleted = '', kept = ''] = ids;
    const back = await workspace.addContact({ name: 'D' });
    const reassignmentId = await assign(owner, [...ids, back], tom.memberId);
    await assignContact(owner, { contactId: again, to: { kind: 'nobody' } });
    // Assigned elsewhere and to the same member again: that is a later assignment too.
    await assignContact(owner, { contactId: back, to: { kind: 'member', id: ana.memberId } });
    await assignContact(owner, { contactId: back, to: { kind: 'member', id: tom.memberId } });
    await deleteContact(owner, { contactId: deleted, version: 2 });
    expect(await undoReassignment(owner, { reassignmentId })).toEqual({
      restored: 1,
      changed: 3,
      refused: 0,
    });
    expect(await placesOf([again, kept, back])).toMatchObject([
      { seat_id: null },
      { seat_id: null },
      { seat_id: tom.seatId },
    ]);
  });

  it('RO9 a contact that was only edited since is given back', async () => {
    const { owner, ana, tom, ids } = await desk();
    const [first = ''] = ids;
    const reassignmentId = await assign(owner, [first], tom.memberId);
    await updateContact(owner, { contactId: first, version: 2, name: 'Ada' });
    expect(await undoReassignment(owner, { reassignmentId })).toMatchObject({ restored: 1 });
    expect(await placesOf([first])).toMatchObject([{ seat_id: ana.seatId }]);
  });

  it('S1.23 an agent with their own contacts only takes back what they gave away', async () => {
    const workspace = await openTestWorkspace(admin);
    const ana = await workspace.addMember('agent', ['visibility-own']);
    const tom = await workspace.addMember('agent');
    const ids = [
      await workspace.addContact({ seatId: ana.seatId }),
      await workspace.addContact({ seatId: ana.seatId }),
    ];
    const ctx = await ana.context();
    const reassignmentId = await assign(ctx, ids, tom.memberId);
    expect(await undoReassignment(ctx, { reassignmentId })).toMatchObject({ restored: 2 });
    expect(await placesOf(ids)).toEqual(Array(2).fill({ seat_id: ana.seatId, team_id: null }));
  });

  it('R4 R6 a member whose visibility was narrowed since moves none of them', async () => {
    const { workspace, tom, ids } = await desk();
    const agent = await workspace.addMember('agent');
    const reassignmentId = await assign(await agent.context(), ids, tom.memberId);
    await admin`update members set restrictions = ${['visibility-own']} where id = ${agent.memberId}`;
    const before = await workspace.snapshot();
    await expect(undoReassignment(await agent.context(), { reassignmentId })).rejects.toBeInstanceOf(Denied);
    expect(await workspace.snapshot()).toEqual(before);
    expect(await admin`select undone_at from reassignments where id = ${reassignmentId}`).toEqual([
      { undone_at: null },
    ]);
  });

  it('R6 the reassignment of another member answers like a missing one', async () => {
    const { workspace, owner, ana, tom, ids } = await desk();
    const reassignmentId = await assign(await ana.context(), ids, tom.memberId);
    const before = await workspace.snapshot();
    for (const id of [reassignmentId, crypto.randomUUID(), 'no id']) {
      await expect(undoReassignment(owner, { reassignmentId: id })).rejects.toBeInstanceOf(NotFound);
    }
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('RO9 after a day nothing is given back', async () => {
    const { workspace, owner, tom, ids } = await desk();
    const reassignmentId = await assign(owner, ids, tom.memberId);
    await admin`update reassignments set undo_until = now() where id = ${reassignmentId}`;
    const before = await workspace.snapshot();
    await expect(undoReassignment(owner, { reassignmentId })).rejects.toEqual(
      new Invalid({ '': 'undo-over' }),
    );
    expect(await workspace.snapshot()).toEqual(before);
    expect(await latestReassignment(owner)).toBeNull();
  });

  it('RO9 two undos at the same time have one effect', async () => {
    const { owner, tom, ids } = await desk();
    const reassignmentId = await assign(owner, ids, tom.memberId);
    const answers = await Promise.allSettled([1, 2].map(() => undoReassignment(owner, { reassignmentId })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const versions = await admin`select version from contacts where id in ${admin(ids)}`;
    expect(versions).toEqual(Array(3).fill({ version: 3 }));
  });
});

describe('the latest assignment of several contacts', () => {
  it('RO9 is offered to the member who made it, until it is undone', async () => {
    const { owner, ana, tom, ids } = await desk();
    const reassignmentId = await assign(owner, ids, tom.memberId);
    expect(await latestReassignment(owner)).toMatchObject({ id: reassignmentId, total: 3 });
    expect(await latestReassignment(await ana.context())).toBeNull();
    await undoReassignment(owner, { reassignmentId });
    expect(await latestReassignment(owner)).toBeNull();
  });

  it('RO9 an assignment of one contact is not offered above the list', async () => {
    const { owner, tom, ids } = await desk();
    await assign(owner, ids.slice(0, 1), tom.memberId);
    expect(await latestReassignment(owner)).toBeNull();
  });
});
