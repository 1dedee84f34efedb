import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { listApiKeys } from '@/lib/access/api-keys/list-api-keys';
import { openWithKey } from '@/lib/access/api-keys/open-with-key';
import { revokeApiKey } from '@/lib/access/api-keys/revoke-api-key';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied } from '@/lib/platform/errors';
import { expectDenied } from '@/lib/test-support/expect-denied';
import { everything } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';
import { changeAccess } from './change/change-access';
import { inviteMembers } from './invite/invite-members';
import { renewInvitation } from './invite/renew-invitation';
import { revokeInvitation } from './invite/revoke-invitation';
import { listMembers } from './list/list-members';
import { memberSearch } from './list/member-search';
import { revokeAccess } from './revoke/revoke-access';

const { admin } = await testDatabase();

const user = { role: 'additional-user', restrictions: [] };
const email = () => `${v7()}@example.com`;

type Attempt = (ctx: WorkspaceContext) => unknown;

const denied = (who: WorkspaceContext, attempts: readonly Attempt[], rule: object) =>
  expectDenied((at) => everything(admin, at), who, attempts, rule);

test('S2.18 without user management the list is visible, and nothing in it can be changed, including pending invitations', async () => {
  const { owner, vera, ben } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      vera: { role: 'additional-user', grants: ['templates-edit'] },
      ben: { role: 'additional-user', grants: [] },
    },
  });
  const { invited } = await inviteMembers(owner, { emails: [email()], ...user, grants: [] });
  const pending = { memberId: invited[0]?.memberId ?? '' };
  expect((await listMembers(vera, memberSearch.parse({}))).rows).toHaveLength(4);
  await denied(
    vera,
    [
      (ctx) => inviteMembers(ctx, { emails: [email()], ...user, grants: [] }),
      (ctx) => renewInvitation(ctx, pending),
      (ctx) => revokeInvitation(ctx, pending),
      (ctx) =>
        changeAccess(ctx, { memberId: ben.member.id, version: ben.member.version, ...user, grants: [] }),
      (ctx) => revokeAccess(ctx, { memberId: ben.member.id }),
    ],
    { kind: 'right', id: 'user-management' },
  );
});

test('S2.18 R3 with user management an additional user invites, changes and removes others, within their own access', async () => {
  const { owner, ugo, ben } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      ugo: { role: 'additional-user', grants: ['user-management', 'templates-edit'] },
      ben: { role: 'additional-user', grants: ['templates-edit'] },
    },
  });
  const { invited } = await inviteMembers(ugo, { emails: [email()], ...user, grants: ['templates-edit'] });
  await revokeInvitation(ugo, { memberId: invited[0]?.memberId ?? '' });
  const edit = { memberId: ben.member.id, ...user };
  await changeAccess(ugo, { ...edit, version: ben.member.version, grants: [] });
  const guard = (id: string) => ({ kind: 'guard', id });
  await denied(
    ugo,
    [
      (ctx) => inviteMembers(ctx, { emails: [email()], ...user, grants: ['api-keys'] }),
      (ctx) =>
        changeAccess(ctx, { ...edit, version: ben.member.version + 1, grants: ['templates-activate'] }),
      (ctx) => inviteMembers(ctx, { emails: [email()], role: 'owner', restrictions: [], grants: [] }),
    ],
    { kind: 'guard' },
  );
  await denied(ugo, [(ctx) => revokeAccess(ctx, { memberId: owner.member.id })], { kind: 'guard' });
  await denied(
    ugo,
    [(ctx) => revokeAccess(ctx, { memberId: ugo.member.id })],
    guard('no-self-administration'),
  );
  await revokeAccess(ugo, { memberId: ben.member.id });
});

test('S2.17 API keys: neither seen, made nor ended without the right; an existing key keeps working', async () => {
  const { owner, kim, vera } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      kim: { role: 'additional-user', grants: ['api-keys', 'contacts-view'] },
      vera: { role: 'additional-user', grants: ['contacts-view'] },
    },
  });
  const { id, token } = await createApiKey(kim, { name: 'Till', scopes: ['contacts.view'] });
  expect(await listApiKeys(owner)).toHaveLength(1);
  await denied(
    vera,
    [
      (ctx) => listApiKeys(ctx),
      (ctx) => createApiKey(ctx, { name: 'Mine', scopes: [] }),
      (ctx) => revokeApiKey(ctx, { keyId: id }),
    ],
    { kind: 'right', id: 'api-keys' },
  );
  await changeAccess(owner, {
    memberId: kim.member.id,
    version: kim.member.version,
    ...user,
    grants: ['contacts-view'],
  });
  await expect((async () => listApiKeys(await again(kim)))()).rejects.toBeInstanceOf(Denied);
  expect((await openWithKey(token, null)).ctx.member.id).toBe(kim.member.id);
  await revokeAccess(owner, { memberId: kim.member.id });
  await expect(openWithKey(token, null)).rejects.toThrow();
});
