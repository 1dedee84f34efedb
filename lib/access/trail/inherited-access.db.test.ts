import { expect, test } from 'vitest';
import { people } from '@/db/schema/access/organisations';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import {
  loadOrganisationContext,
  loadWorkspaceContext,
  type SignedIn,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { changeDelegation } from '@/lib/access/delegation/change-delegation';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { moveSubAccount } from '@/lib/access/sub-accounts/move-sub-account';
import { addWorkspace } from '@/lib/access/workspaces/add-workspace';
import { NotFound } from '@/lib/platform/errors';
import { hosting } from '@/lib/test-support/hosted';
import { again, join, person, world } from '@/lib/test-support/world';
import { accessOn } from './access-on';

await testDatabase();

/** Adds an account below another in which only a new person has a membership. */
async function below({ organisation, workspace: { id } }: WorkspaceContext, name: string) {
  const first = await person(`admin-of-${name}`);
  const { slug } = await inTenant({ userId: first.userId, organisationId: organisation.id }, async (tx) => {
    await tx
      .insert(people)
      .values({ organisationId: organisation.id, userId: first.userId, name: first.name });
    return addWorkspace(tx, first, organisation, { name, parentId: id });
  });
  return loadWorkspaceContext(first, slug);
}

/** Who has which role in which account without a membership there: as the trail says of now. */
async function recorded({ person: reader, organisation }: WorkspaceContext): Promise<string[]> {
  const { rows } = await accessOn(await loadOrganisationContext(reader, organisation.slug), '2099-12-31');
  return rows
    .filter(({ kind }) => kind === 'inherited')
    .map(({ name, role, workspace, inheritedFrom }) => `${name} ${role} ${workspace} ${inheritedFrom}`)
    .sort();
}

/** The same as their next requests find it. */
async function live(persons: readonly SignedIn[], accounts: readonly WorkspaceContext[]): Promise<string[]> {
  const found: string[] = [];
  const names = new Map(accounts.map(({ workspace: { id, name } }) => [id, name]));
  for (const each of persons) {
    for (const { workspace } of accounts) {
      const ctx = await loadWorkspaceContext(each, workspace.slug).catch((error: unknown) => {
        if (error instanceof NotFound) return null;
        throw error;
      });
      if (!ctx || ctx.inheritedFrom.workspaceId === workspace.id) continue;
      const { role } = ctx.member;
      found.push(`${each.name} ${role} ${workspace.name} ${names.get(ctx.inheritedFrom.workspaceId)}`);
    }
  }
  return found.sort();
}

test('B10 S0.9 inherited administration is what the next requests find, after each change above', async () => {
  const { parent } = await world({
    model: 'account-tree',
    workspace: 'parent',
    people: { parent: 'parent-admin' },
  });
  const north = await below(parent, 'north');
  const south = await below(parent, 'south');
  const harbour = await below(north, 'harbour');
  const second = await join(parent, await person('second'), 'parent-admin');
  const accounts = [parent, north, south, harbour];
  const everyone = [parent, north, south, harbour, second].map((ctx) => ctx.person);
  const same = async (total: number) => {
    const then = await recorded(parent);
    expect(then).toEqual(await live(everyone, accounts));
    expect(then).toHaveLength(total);
  };
  await same(7);
  await join(north, second.person, 'sub-account-admin');
  await same(6);
  await moveSubAccount(await again(parent), {
    accountId: harbour.workspace.id,
    parentId: south.workspace.id,
  });
  await same(6);
  await suspendMembers(parent, { chosen: [{ id: second.member.id }], reason: null, until: null });
  await same(4);
  await revokeAccess(parent, { memberId: second.member.id });
  await same(4);
});

test('B10 S3.15 a host’s people inherit what the account delegates, and nothing once it does not', async () => {
  const { host, helper, admin } = await hosting();
  const same = async () => {
    const then = await recorded(host);
    expect(then).toEqual(await live([host.person, helper.person], [host, admin]));
    return then.length;
  };
  expect(await same()).toBe(2);
  await changeDelegation(admin, { isDelegated: false });
  expect(await same()).toBe(0);
});
