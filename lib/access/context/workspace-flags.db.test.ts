import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { setFlag } from '@/lib/access/workspaces/set-flag';
import { Denied, NotFound } from '@/lib/platform/errors';
import { mightEver } from '@/lib/policy/might-ever';
import { hostedAccount } from '@/lib/test-support/hosted';
import { join, person, world } from '@/lib/test-support/world';
import { loadWorkspaceContext, type WorkspaceContext } from './context';
import { listMemberships } from './list-workspaces';

await testDatabase();

const at = (ctx: WorkspaceContext, slug: string) => loadWorkspaceContext(ctx.person, slug);
const slugs = async (ctx: WorkspaceContext) =>
  (await listMemberships(ctx.person.userId)).map(({ workspace, role }) => [workspace.slug, role]);

describe('S3.15 the flags of a workspace', () => {
  test('S3.13, S3.15 a host’s people enter a delegating account, and lose it with the next request', async () => {
    const { host } = await world({ model: 'hosted-accounts', people: { host: 'admin' } });
    const rita = await join(host, await person('rita'), { role: 'read-only' });
    const { workspace, admin: first } = await hostedAccount(host, 'below');
    const reached = await at(host, workspace.slug);
    expect([reached.member.role, (await at(rita, workspace.slug)).member.role]).toEqual([
      'host-admin',
      'host-user',
    ]);
    await inviteMembers(reached, { emails: [`${v7()}@example.com`], role: 'admin', restrictions: [] });
    await expect(
      inviteMembers(await at(rita, workspace.slug), {
        emails: [`${v7()}@example.com`],
        role: 'admin',
        restrictions: [],
      }),
    ).rejects.toThrow(Denied);

    const tenant = { organisationId: host.organisation.id, workspaceId: workspace.id };
    expect(await inTenant(tenant, (tx) => setFlag(tx, workspace.id, 'delegated', false))).toBe(true);
    expect(await inTenant(tenant, (tx) => setFlag(tx, workspace.id, 'delegated', false))).toBe(false);
    for (const ctx of [host, rita]) {
      await expect(at(ctx, workspace.slug)).rejects.toThrow(NotFound);
      expect(await slugs(ctx)).toHaveLength(1);
    }
    await expect(
      inviteMembers(reached, { emails: [`${v7()}@example.com`], role: 'admin', restrictions: [] }),
    ).rejects.toThrow(NotFound);
    expect((await at(first, workspace.slug)).workspace.flags).toEqual([]);
  });

  test('S0.2, S2.19 flags reach the assignment of every member of the workspace', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const may = async () => mightEver((await at(owner, owner.workspace.slug)).access, 'facebook-ads.launch');
    expect(await may()).toBe(false);
    const set = (flag: 'payment-method' | 'ad-account') =>
      inTenant({ organisationId: owner.organisation.id }, (tx) =>
        setFlag(tx, owner.workspace.id, flag, true),
      );
    await set('payment-method');
    expect(await may()).toBe(false);
    await set('ad-account');
    expect(await may()).toBe(true);
  });
});
