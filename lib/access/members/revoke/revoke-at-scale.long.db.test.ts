import { expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { contactsOf, everything, giveContacts, unassigned } from '@/lib/test-support/work';
import { world } from '@/lib/test-support/world';
import { assignContact } from '@/lib/work/contacts/change/assign-contact';
import { revokeAccess } from './revoke-access';
import { undoRevocation } from './undo-revocation';

const { admin } = await separateDatabase();

test('S1.28 B3 revoking a member with 200,000 contacts, and undoing it, is one change of one row', async () => {
  const { olga, ana, ben, carl } = await world({
    people: { olga: 'owner', ana: 'agent', ben: 'agent', carl: 'agent' },
  });
  await giveContacts(admin, ana, 200_000);
  const handAll = () => revokeAccess(olga, { memberId: ana.member.id, successorId: carl.member.id });
  const handNone = () => revokeAccess(olga, { memberId: ben.member.id, successorId: carl.member.id });
  // Once each to warm up, then measured in turn.
  await undoRevocation(olga, await handNone());
  await undoRevocation(olga, await handAll());
  const none = await milliseconds(handNone);
  const all = await milliseconds(handAll);
  console.log(`revoking: ${none.toFixed(1)} ms with no contact, ${all.toFixed(1)} ms with 200,000 contacts`);
  expect(await contactsOf(admin, carl)).toBe(200_000);
  expect(
    await admin`select seats_moved from (select count(*)::int as seats_moved from handovers h
    join revocations r on r.id = h.revocation_id where r.member_id = ${ana.member.id} and r.undone_at is null) s`,
  ).toEqual([{ seats_moved: 1 }]);
});

test('RV4 contacts assigned to Ana during the revocation of her access: none is lost, in either order', async () => {
  for (let round = 0; round < 20; round++) {
    const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
    await giveContacts(admin, ana, 2);
    await giveContacts(admin, olga, 3);
    const [assigned] = await Promise.all([
      Promise.allSettled((await contactsHeldBy(olga)).map((contactId) => assign(olga, contactId, ana))),
      revokeAccess(olga, { memberId: ana.member.id, successorId: ben.member.id }),
    ]);
    for (const each of assigned) {
      if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(Invalid);
    }
    const moved = assigned.filter(({ status }) => status === 'fulfilled').length;
    expect(await contactsOf(admin, ben)).toBe(2 + moved);
    expect(await contactsOf(admin, olga)).toBe(3 - moved);
    expect(await contactsOf(admin, ana)).toBe(0);
    expect(await unassigned(admin, olga)).toBe(0);
  }
});

test('RV9 once her access is revoked, nothing more can be assigned to Ana', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  await giveContacts(admin, olga, 1);
  await revokeAccess(olga, { memberId: ana.member.id });
  const [contactId = ''] = await contactsHeldBy(olga);
  await expect(assign(olga, contactId, ana)).rejects.toThrow(Invalid);
  expect(await contactsOf(admin, olga)).toBe(1);
});

test('RV2 an interrupted revocation changes nothing', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const before = await everything(admin, olga);
  const session = await admin.reserve();
  // Locking Ana's seat stops the revocation between the end of her membership and its commit.
  await session`begin`;
  await session`select 1 from seats where owner_id = ${ana.member.id} for update`;
  const revoking = revokeAccess(olga, { memberId: ana.member.id }).catch((error: unknown) => error);
  const waiting = () => admin<{ pid: number }[]>`select pid from pg_stat_activity
    where datname = current_database() and usename = 'latchkey' and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await waiting()).length).toBe(1);
  for (const { pid } of await waiting()) await admin`select pg_cancel_backend(${pid})`;
  expect(await revoking).toBeInstanceOf(Error);
  await session`rollback`;
  session.release();
  expect(await everything(admin, olga)).toEqual(before);
});

const assign = (by: WorkspaceContext, contactId: string, to: WorkspaceContext) =>
  assignContact(by, { contactId, to: { kind: 'member', id: to.member.id } });

const contactsHeldBy = async ({ workspace, member }: WorkspaceContext) =>
  (
    await admin<{ id: string }[]>`select contacts.id from contacts
      join seats on seats.workspace_id = contacts.workspace_id and seats.id = contacts.seat_id
      where contacts.workspace_id = ${workspace.id} and seats.holder_id = ${member.id}`
  ).map(({ id }) => id);

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
