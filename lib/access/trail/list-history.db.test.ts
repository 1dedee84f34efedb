import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { reinstateMembers } from '@/lib/access/members/suspend/reinstate-members';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { createRole } from '@/lib/access/roles/save-role';
import { Denied, NotFound } from '@/lib/platform/errors';
import { again, join, world } from '@/lib/test-support/world';
import { type HistorySubject, listHistory } from './list-history';
import { trailSearch } from './trail-search';

const { admin } = await testDatabase();

const team = () => world({ people: { olga: 'owner', mia: 'manager', max: 'manager', ana: 'agent' } });
const read = (ctx: WorkspaceContext, kind: HistorySubject['kind'], id: string, search: object = {}) =>
  listHistory(ctx, { kind, id }, trailSearch.parse(search));

async function suspendAndReinstate(actor: WorkspaceContext, { member: { id } }: WorkspaceContext) {
  const chosen = [{ id }];
  await suspendMembers(actor, { chosen, reason: 'Lost laptop', until: null });
  await reinstateMembers(actor, { chosen });
}

test('B10 the history of a member has all events about them here, newest first, and no other', async () => {
  const { olga, mia, ana } = await team();
  await suspendAndReinstate(olga, ana);
  await suspendAndReinstate(olga, mia);
  const { name, rows, count } = await read(olga, 'member', ana.member.id);
  expect(name).toBe(ana.member.name);
  expect(rows.map(({ event }) => event).slice(0, 2)).toEqual(['member.reinstated', 'member.suspended']);
  const [all] =
    await admin`select count(*)::int as count from audit_events where subject_id = ${ana.member.id}`;
  expect([rows.length, count.count]).toEqual([all?.count, all?.count]);
});

test('B10 a history is read page by page', async () => {
  const { olga, ana } = await team();
  for (let round = 0; round < 14; round++) await suspendAndReinstate(olga, ana);
  const first = await read(olga, 'member', ana.member.id);
  const second = await read(olga, 'member', ana.member.id, { cursor: first.nextCursor });
  const places = [...first.rows, ...second.rows].map(({ seq }) => seq);
  expect(new Set(places).size).toBe(first.count.count);
  expect(places).toEqual(places.toSorted((one, other) => other - one));
});

test('B10 S1.15 it is for those who may edit and revoke that access: it says why they were suspended', async () => {
  const { mia, max, ana } = await team();
  expect((await read(mia, 'member', ana.member.id)).rows).not.toHaveLength(0);
  await expect(read(mia, 'member', max.member.id)).rejects.toThrow(Denied);
  await expect(read(ana, 'member', mia.member.id)).rejects.toThrow(Denied);
});

test('R6 TE1 B10 of a member who left, of another tenant or unknown there is no history', async () => {
  const { olga, ana } = await team();
  const { paul } = await world({ people: { paul: 'owner' } });
  await expect(read(paul, 'member', ana.member.id)).rejects.toThrow(NotFound);
  await revokeAccess(olga, { memberId: ana.member.id });
  await expect(read(olga, 'member', ana.member.id)).rejects.toThrow(NotFound);
});

test('R6 B10 it says nothing of the person’s other workspaces', async () => {
  const { olga, ana } = await team();
  const { paul } = await world({ people: { paul: 'owner' } });
  const elsewhere = await join(paul, ana.person, 'agent');
  await suspendAndReinstate(paul, elsewhere);
  const { rows } = await read(olga, 'member', ana.member.id);
  expect(rows.map(({ event }) => event)).not.toContain('member.suspended');
});

test('B10 a custom role has a history, for those who may change it', async () => {
  const { olga, ana } = await team();
  const permissions = ['users.view', 'users.revoke'];
  const { id } = await createRole(olga, { label: 'Doorkeeper', description: '', base: 'owner', permissions });
  const { name, rows } = await read(await again(olga), 'role', id);
  expect([name, rows.map(({ event }) => event)]).toEqual(['Doorkeeper', ['role.created']]);
  await expect(read(ana, 'role', id)).rejects.toThrow(Denied);
});

test('B10 an API key has a history, for those who may see the keys of its workspace', async () => {
  const { paul } = await world({ model: 'account-tree', people: { paul: 'parent-admin' } });
  await createApiKey(paul, { name: 'Sync', scopes: ['contacts.view'] });
  const [key] = await admin`select id from api_keys where workspace_id = ${paul.workspace.id}`;
  const { name, rows } = await read(paul, 'key', key?.id);
  expect([name, rows.map(({ event }) => event)]).toEqual(['Sync', ['api-key.created']]);
  const { rita } = await world({ model: 'account-tree', people: { rita: 'parent-admin' } });
  await expect(read(rita, 'key', key?.id)).rejects.toThrow(NotFound);
});
