import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { listMemberships } from '@/lib/access/context/list-workspaces';
import { eraseDeletedAccounts } from '@/lib/access/housekeeping/erase-accounts';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { renewInvitation } from '@/lib/access/members/invite/renew-invitation';
import { revokeInvitation } from '@/lib/access/members/invite/revoke-invitation';
import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { accountRefusals, accountRows, aPixel, hosting } from '@/lib/test-support/hosted';
import { again, person, world } from '@/lib/test-support/world';
import { createApplication } from '@/lib/work/applications/create-application';
import { countView } from '@/lib/work/pixels/count-view';
import { createPixel } from '@/lib/work/pixels/create-pixel';
import { createHostedAccount } from './create-hosted-account';
import { deleteAccount, previewAccountDeletion } from './delete-account';
import { listHostedAccounts } from './list-hosted-accounts';
import { restoreAccount } from './restore-account';

const { admin: database } = await testDatabase();
type Ctx = Parameters<typeof accountRows>[1];

const at = (ctx: Ctx, { slug }: { slug: string }) => again({ ...ctx, workspace: { ...ctx.workspace, slug } });
const everybody = memberSearch.parse({});
const newcomer = { as: 'new', name: 'Ada', password: 'a long enough one', locale: 'en', ip: null } as const;
const tokenOf = (link = '') => link.split('/').at(-1) ?? '';

const refused = accountRefusals(database);

describe('creating an account', () => {
  test('S3.4 S3.15 names its first Admin, who gets a link, and delegates from the beginning', async () => {
    const { host } = await world({ model: 'hosted-accounts', people: { host: 'admin' } });
    const email = `ada-${host.workspace.id}@example.com`;
    const { account, invited } = await createHostedAccount(host, { name: 'Brasserie Nord', email });
    const reached = await at(host, account);
    expect(reached.workspace).toMatchObject({ level: 1, parentId: host.workspace.id, flags: ['delegated'] });
    expect((await listMembers(reached, everybody)).rows).toMatchObject([
      { email, role: 'admin', status: 'invited' },
    ]);
    await acceptInvitation(tokenOf(invited?.link), newcomer);
    expect((await listMembers(reached, everybody)).rows).toMatchObject([{ role: 'admin', status: 'active' }]);
  });

  test('S3.6 S3.7 S3.8 S3.9 without a mail server the link can be copied and sent; a new link replaces it', async () => {
    const { admin } = await hosting();
    const { invited } = await inviteMembers(admin, {
      emails: [`new-${admin.workspace.id}@example.com`],
      role: 'read-only',
      restrictions: [],
    });
    const [{ memberId, link, isMailed } = { memberId: '', link: '', isMailed: true }] = invited;
    expect(isMailed).toBe(false);
    const renewed = await renewInvitation(admin, { memberId });
    await expect(acceptInvitation(tokenOf(link), newcomer)).rejects.toThrow(Invalid);
    await acceptInvitation(tokenOf(renewed.link), newcomer);
    expect((await listMembers(admin, memberSearch.parse({ q: 'new-' }))).rows).toMatchObject([
      { name: 'Ada', role: 'read-only', status: 'active' },
    ]);
  });

  test('S3.4 R2 the only Admin, invited or active, is neither revoked nor given a lower role', async () => {
    const { host } = await world({ model: 'hosted-accounts', people: { host: 'admin' } });
    const { account, invited } = await createHostedAccount(host, {
      name: 'Nord',
      email: `ada-${host.workspace.id}@example.com`,
    });
    const reached = await at(host, account);
    const memberId = invited?.memberId ?? '';
    const less = { memberId, version: 1, role: 'standard', restrictions: [] };
    await refused(reached, () => revokeInvitation(reached, { memberId }), Denied);
    await refused(reached, () => changeAccess(reached, less), Denied);
    await acceptInvitation(tokenOf(invited?.link), newcomer);
    await refused(reached, () => revokeAccess(reached, { memberId }), Denied);
    await inviteMembers(reached, { emails: ['second@example.com'], role: 'admin', restrictions: [] });
    await refused(reached, () => changeAccess(reached, { ...less, version: 2 }), Denied);
  });

  test('S3.4 a creator who names themselves is its Admin at once', async () => {
    const { host } = await world({ model: 'hosted-accounts', people: { host: 'admin' } });
    const { account, invited } = await createHostedAccount(host, { name: 'Own', email: host.person.email });
    expect(invited).toBeNull();
    expect((await at(host, account)).member.role).toBe('admin');
  });

  test('S3.14 only the host’s Admins create one, with a name and an address', async () => {
    const { host, helper, admin } = await hosting();
    const input = { name: 'Sud', email: 'sud@example.com' };
    for (const ctx of [helper, admin]) await refused(host, () => createHostedAccount(ctx, input), Denied);
    for (const [wrong, field] of [
      [{ name: ' ' }, 'name'],
      [{ email: 'sud' }, 'email'],
      [{ email: '' }, 'email'],
    ] as const)
      await expect(createHostedAccount(host, { ...input, ...wrong })).rejects.toMatchObject({
        fields: { [field]: expect.any(String) },
      });
    expect(await listHostedAccounts(host)).toHaveLength(1);
  });
});

describe('the host’s people', () => {
  test('S3.13 S3.14 see the delegating accounts in the switcher, and those accounts’ users', async () => {
    const { host, helper, workspace, admin, reader } = await hosting();
    for (const ctx of [host, helper]) {
      expect((await listMemberships(ctx.person.userId)).map(({ workspace: { name } }) => name)).toEqual([
        'Brasserie Nord',
        'Workspace of host',
      ]);
      const emails = (await listMembers(await at(ctx, workspace), everybody)).rows.map(({ email }) => email);
      expect(emails).toEqual(expect.arrayContaining([admin.person.email, reader.person.email]));
      expect(await listHostedAccounts(ctx)).toMatchObject([{ name: 'Brasserie Nord', isDelegated: true }]);
    }
  });

  test('S3.13 manage those users as Admins only', async () => {
    const { host, helper, workspace, reader } = await hosting();
    const more = {
      memberId: reader.member.id,
      version: reader.member.version,
      role: 'standard',
      restrictions: [],
    };
    const below = await at(helper, workspace);
    await refused(below, () => changeAccess(below, more), Denied);
    await refused(below, () => revokeAccess(below, { memberId: reader.member.id }), Denied);
    await changeAccess(await at(host, workspace), more);
    expect((await again(reader)).member.role).toBe('standard');
  });

  test('S3.13 TE6 are separate from people of an account, who enter neither the host nor another account', async () => {
    const { host, admin } = await hosting();
    const { account } = await createHostedAccount(host, { name: 'Sud', email: 'sud2@example.com' });
    for (const slug of [host.workspace.slug, account.slug])
      await expect(at(admin, { slug })).rejects.toThrow(NotFound);
    await expect(listHostedAccounts(admin)).rejects.toThrow(Denied);
  });
});

describe('deleting an account', () => {
  test('S3.12 its Admins and Standard users delete it, by its name; other roles cannot', async () => {
    const { host, helper, workspace, admin, standard, reader } = await hosting();
    for (const ctx of [reader, await at(host, workspace), await at(helper, workspace), host]) {
      await refused(admin, () => deleteAccount(ctx, { name: ctx.workspace.name }), Denied);
      await refused(admin, async () => previewAccountDeletion(ctx), Denied);
    }
    for (const name of ['', 'brasserie nord', 'Brasserie'])
      await refused(admin, () => deleteAccount(standard, { name }), new Invalid({ name: 'name-differs' }));
    await deleteAccount(standard, { name: 'Brasserie Nord ' });
    for (const ctx of [admin, standard, reader]) await expect(again(ctx)).rejects.toThrow(NotFound);
    await expect(at(host, workspace)).rejects.toThrow(NotFound);
  });

  test('S3.12 the preview counts its contents, it closes at once, and the host restores it unchanged', async () => {
    const { host, helper, workspace, admin } = await hosting();
    const { id: pixelId } = await createPixel(admin, aPixel('Shop'));
    await createApplication(admin, { name: 'Till', kind: 'shop', address: '', pixelId });
    await countView(pixelId, false);
    const { invited } = await inviteMembers(admin, {
      emails: ['late@example.com'],
      role: 'standard',
      restrictions: [],
    });
    expect(await previewAccountDeletion(admin)).toEqual({
      users: 3,
      invited: 1,
      pixels: 1,
      views: 1,
      applications: 1,
    });
    const before = await accountRows(database, admin);
    await deleteAccount(admin, { name: 'Brasserie Nord' });
    await countView(pixelId, false);
    await expect(acceptInvitation(tokenOf(invited[0]?.link), newcomer)).rejects.toThrow(Invalid);
    await expect(createPixel(admin, aPixel('Late'))).rejects.toThrow(NotFound);
    expect(await listHostedAccounts(host)).toMatchObject([{ eraseAt: expect.any(Date) }]);

    const { id: accountId } = workspace;
    await refused(host, () => restoreAccount(helper, { accountId }), Denied);
    const { stranger } = await world({ model: 'hosted-accounts', people: { stranger: 'admin' } });
    await refused(host, () => restoreAccount(stranger, { accountId }), NotFound);
    await restoreAccount(host, { accountId });
    const { audit: _, ...after } = (await accountRows(database, admin)) ?? {};
    expect(before).toMatchObject(after);
    await expect(again(admin)).resolves.toBeDefined();
    await refused(host, () => restoreAccount(host, { accountId }), NotFound);
  });

  test('S3.12 after 30 days only its audit trail is left; its people are removed, others stay', async () => {
    const { host, workspace, admin, standard } = await hosting();
    const other = await createHostedAccount(host, { name: 'Sud', email: host.person.email });
    const { id: pixelId } = await createPixel(admin, aPixel('Shop'));
    await countView(pixelId, false);
    await inviteMembers(admin, { emails: ['late2@example.com'], role: 'standard', restrictions: [] });
    await revokeAccess(admin, { memberId: standard.member.id });
    await deleteAccount(admin, { name: 'Brasserie Nord' });
    await eraseDeletedAccounts();
    expect(await rowsOf(workspace.id)).not.toEqual([]);
    await database`update workspaces set erase_at = now() where id = ${workspace.id}`;
    await Promise.all([eraseDeletedAccounts(), eraseDeletedAccounts()]);
    expect(await rowsOf(workspace.id)).toEqual([]);
    await expect(restoreAccount(host, { accountId: workspace.id })).rejects.toThrow(NotFound);
    expect((await listHostedAccounts(host)).map(({ id }) => id)).toEqual([other.account.id]);
    const known = await database`select user_id from people where organisation_id = ${host.organisation.id}`;
    expect(known.map(({ user_id }) => user_id).sort()).not.toContain(standard.person.userId);
    const trail = await database`select event from audit_events
      where workspace_id = ${workspace.id} and event like 'workspace.%' order by seq`;
    expect(trail.map(({ event }) => event)).toEqual([
      'workspace.created',
      'workspace.deleted',
      'workspace.erased',
    ]);
  });
});

/** The tables with rows of a workspace, without the audit trail. */
async function rowsOf(workspaceId: string): Promise<string[]> {
  const tables = await database`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id' and table_name <> 'audit_events'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database`select 1 from ${database(name)} where workspace_id = ${workspaceId} limit 1`;
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test('S3.4 AU1 an address that has an account elsewhere gets the same answer', async () => {
  const { host } = await world({ model: 'hosted-accounts', people: { host: 'admin' } });
  const known = await person('known');
  const answers = [known.email, `unknown-${known.userId}@example.com`].map(async (email, n) => {
    const { invited } = await createHostedAccount(host, { name: `Account ${n}`, email });
    return { ...invited, memberId: '', email: '', link: invited?.link.replace(/[^/]+$/, '') };
  });
  const [one, other] = await Promise.all(answers);
  expect(one).toEqual(other);
});
