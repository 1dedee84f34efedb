import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { accountTree } from '@/lib/access/models/account-tree';
import { delegatedManagers } from '@/lib/access/models/delegated-managers';
import { featureGrants } from '@/lib/access/models/feature-grants';
import { hostedAccounts } from '@/lib/access/models/hosted-accounts';
import { deleteList } from '@/lib/modules';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { accessOf } from '@/lib/policy/access';
import type { AccessModel } from '@/lib/policy/model';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { type ListVerb, listAvailability } from '../list-permissions';
import { createList } from './create-list';
import { findList } from './find-list';
import { listLists } from './list-lists';
import { addToList, removeFromList } from './membership';
import { renameList } from './rename-list';

const { admin } = await testDatabase();

async function named() {
  const workspace = await openTestWorkspace(admin);
  const owner = await (await workspace.addMember('owner')).context();
  const counts = async (ctx = owner) =>
    Object.fromEntries((await listLists(ctx)).map(({ name, count }) => [name, count.count]));
  return { workspace, owner, counts };
}

describe('lists of contacts', () => {
  it('lists are created, renamed and deleted; their contacts stay', async () => {
    const { workspace, owner, counts } = await named();
    const zoe = await workspace.addContact({});
    const { id: listId } = await createList(owner, { name: 'Fair' });
    await addToList(owner, { listId, contactIds: [zoe] });
    await addToList(owner, { listId, contactIds: [zoe] });
    expect(await counts()).toEqual({ Fair: 1 });
    await renameList(owner, { listId, version: 1, name: 'Fair in Lyon' });
    expect(await findList(owner, listId)).toMatchObject({ name: 'Fair in Lyon', version: 2 });
    await removeFromList(owner, { listId, contactIds: [zoe] });
    expect(await counts()).toEqual({ 'Fair in Lyon': 0 });
    await deleteList(owner, { listId, version: 2 });
    expect(await counts()).toEqual({});
    expect(await admin`select 1 from contacts where id = ${zoe}`).toHaveLength(1);
  });

  it('RO7 an old version changes nothing, and names of lists are unique in any case', async () => {
    const { workspace, owner } = await named();
    const listId = await workspace.addList('VIP');
    await workspace.addList('Fair');
    await renameList(owner, { listId, version: 1, name: 'Very important' });
    const before = await workspace.snapshot();
    await expect(renameList(owner, { listId, version: 1, name: 'Late' })).rejects.toEqual(new Stale());
    await expect(deleteList(owner, { listId, version: 1 })).rejects.toEqual(new Stale());
    const taken = new Invalid({ name: 'name-taken' });
    await expect(renameList(owner, { listId, version: 2, name: 'FAIR' })).rejects.toEqual(taken);
    await expect(createList(owner, { name: 'fair' })).rejects.toEqual(taken);
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('RO9 R6 contacts are added row by row: one out of scope or deleted answers like a missing one', async () => {
    const { workspace, owner, counts } = await named();
    const agent = await workspace.addMember('agent', ['visibility-own']);
    const [own, other] = [
      await workspace.addContact({ seatId: agent.seatId }),
      await workspace.addContact({}),
    ];
    const listId = await workspace.addList('Fair', [own]);
    const ctx = await agent.context();
    const gone = crypto.randomUUID();
    const absent = (id: string) => ({ id, name: null, reason: 'not-found' });
    expect(await addToList(ctx, { listId, contactIds: [own, other, gone] })).toEqual({
      done: 1,
      refused: [absent(other), absent(gone)],
    });
    expect(await removeFromList(ctx, { listId, contactIds: [other] })).toMatchObject({ done: 0 });
    expect(await counts()).toEqual({ Fair: 1 });
    expect(await addToList(owner, { listId, contactIds: [other, gone] })).toMatchObject({ done: 1 });
    expect(await counts()).toEqual({ Fair: 2 });
  });

  it('S1.22 S1.23 S1.24 MA8 a member who sees some contacts sees and counts only the lists of those', async () => {
    const { workspace, counts } = await named();
    const team = await workspace.addTeam('Italia');
    const [own, inTeam] = [
      await workspace.addMember('agent', ['visibility-own'], [team]),
      await workspace.addMember('agent', ['visibility-team'], [team]),
    ];
    const mine = await workspace.addContact({ seatId: own.seatId });
    const ours = await workspace.addContact({ teamId: team });
    const free = await workspace.addContact({});
    await workspace.addList('All three', [mine, ours, free]);
    const hidden = await workspace.addList('Nobody’s', [free]);
    const [asOwn, asTeam] = [await own.context(), await inTeam.context()];
    expect(await counts(asOwn)).toEqual({ 'All three': 1 });
    expect(await counts(asTeam)).toEqual({ 'All three': 1 });
    const before = await workspace.snapshot();
    for (const listId of [hidden, crypto.randomUUID()]) {
      await expect(addToList(asOwn, { listId, contactIds: [mine] })).rejects.toEqual(new NotFound());
      await expect(findList(asOwn, listId)).rejects.toEqual(new NotFound());
    }
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('TE1 lists and contacts of another tenant answer like missing ones', async () => {
    const [here, there] = [await named(), await named()];
    const theirs = await there.workspace.addList('Theirs');
    const foreign = await there.workspace.addContact({});
    const listId = await here.workspace.addList('Ours');
    const before = [await here.workspace.snapshot(), await there.workspace.snapshot()];
    const late = { listId: theirs, version: 1 };
    await expect(renameList(here.owner, { ...late, name: 'Ours too' })).rejects.toEqual(new NotFound());
    await expect(deleteList(here.owner, late)).rejects.toEqual(new NotFound());
    await expect(addToList(here.owner, { listId: theirs, contactIds: [] })).rejects.toEqual(new NotFound());
    expect(await addToList(here.owner, { listId, contactIds: [foreign] })).toMatchObject({ done: 0 });
    expect(await here.counts()).toEqual({ Ours: 0 });
    expect([await here.workspace.snapshot(), await there.workspace.snapshot()]).toEqual(before);
  });

  it('S1.21 RV1 an agent, and a member whose access has ended, cannot create, rename or delete lists', async () => {
    const { workspace } = await named();
    const listId = await workspace.addList('VIP');
    const agent = await (await workspace.addMember('agent')).context();
    const leaver = await workspace.addMember('owner');
    const ctx = await leaver.context();
    await admin`update members set status = 'left' where id = ${leaver.memberId}`;
    const before = await workspace.snapshot();
    await expect(createList(agent, { name: 'Mine' })).rejects.toBeInstanceOf(Denied);
    await expect(renameList(agent, { listId, version: 1, name: 'Mine' })).rejects.toBeInstanceOf(Denied);
    await expect(deleteList(agent, { listId, version: 1 })).rejects.toBeInstanceOf(Denied);
    await expect(deleteList(ctx, { listId, version: 1 })).rejects.toEqual(new NotFound());
    expect(await workspace.snapshot()).toEqual(before);
  });
});

describe('permissions on lists in each model', () => {
  const openVerbs = (model: AccessModel, role: string, grants: string[] = []) => {
    const access = accessOf(
      model,
      { role, restrictions: [], grants, plan: 'enterprise', level: 0, status: 'active' },
      { userId: 'u', seats: [], teams: [] },
    );
    const verbs: readonly ListVerb[] = ['view', 'create', 'update', 'delete'];
    return verbs.filter((verb) => listAvailability(access, verb).state === 'open');
  };
  const all = ['view', 'create', 'update', 'delete'];

  it('S2.8 S2.12 lists need the right to lists, and are visible with the contacts', () => {
    expect(openVerbs(featureGrants, 'owner')).toEqual(all);
    expect(openVerbs(featureGrants, 'additional-user', ['contacts-lists'])).toEqual(all);
    expect(openVerbs(featureGrants, 'additional-user', ['contacts-view'])).toEqual(['view']);
    expect(openVerbs(featureGrants, 'additional-user', ['contacts-forms'])).toEqual([]);
  });

  it('S4.4 lists need the four rights to lists, one for each verb', () => {
    expect(openVerbs(delegatedManagers, 'editor', ['lists-read'])).toEqual(['view']);
    expect(openVerbs(delegatedManagers, 'editor', ['lists-delete', 'lists-read'])).toEqual([
      'view',
      'delete',
    ]);
    expect(openVerbs(delegatedManagers, 'editor', ['contacts-create'])).toEqual([]);
  });

  it('S0.2 S1.32 S3.3 lists are the groups of an account tree, a part of contacts in a team inbox, and absent from pixels', () => {
    expect(openVerbs(accountTree, 'advanced')).toEqual(['view', 'create', 'update']);
    expect(openVerbs(accountTree, 'basic')).toEqual([]);
    expect(openVerbs(hostedAccounts, 'standard')).toEqual([]);
  });
});
