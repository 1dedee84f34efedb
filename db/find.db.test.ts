import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { compareTimes } from '@/lib/test-support/compare-times';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { driver } from './client';
import { findContacts, findMembers } from './find';
import { inTenant, type Tenant } from './tenant';
import { separateDatabase } from './test-support/database';

const { admin } = await separateDatabase();
const everyField = { email: true, phone: true };

const contactsFor = (tenant: Tenant, typed: string, open = everyField) =>
  inTenant(tenant, (tx) => findContacts(tx, { typed, open }));
const membersFor = (tenant: Tenant, typed: string) => inTenant(tenant, (tx) => findMembers(tx, typed));

async function crowd(workspaceId: string, organisationId: string, total: number) {
  await admin`insert into contacts (workspace_id, id, name, email, phone)
    select ${workspaceId}, gen_random_uuid(), 'Marta ' || n, 'marta' || n || '@example.org', '+39 333 ' || 1000000 + n
    from generate_series(1, ${total}) n`;
  await admin`insert into members (workspace_id, id, organisation_id, email, name, role, status)
    select ${workspaceId}, gen_random_uuid(), ${organisationId}, 'marta' || n || '@example.org', 'Marta ' || n, 'agent', 'active'
    from generate_series(1, ${total}) n`;
}

describe('a search that bypasses row-level security', () => {
  test('TE1 TE10 finds the rows of the current tenant and never those of another', async () => {
    const [own, other] = [await openTestWorkspace(admin), await openTestWorkspace(admin)];
    await crowd(other.id, other.organisationId, 50);
    const ours = await own.addContact({ name: 'MARTA Rossi', phone: '+39 333 1000001' });
    const marta = await own.addMember('agent');
    await admin`update members set name = 'Marta Bianchi' where id = ${marta.memberId}`;
    const tenant = { workspaceId: own.id };
    expect(await contactsFor(tenant, 'marta')).toEqual([ours]);
    expect(await contactsFor(tenant, '333 100')).toEqual([ours]);
    expect(await membersFor(tenant, 'marta')).toEqual([marta.memberId]);
    expect(await membersFor(tenant, 'bianchi MARTA')).toEqual([marta.memberId]);
    expect(await contactsFor({ workspaceId: other.id }, 'marta')).toHaveLength(50);
  });

  test('TE3 TE10 finds nothing without a tenant, whatever else is set', async () => {
    const workspace = await openTestWorkspace(admin);
    await crowd(workspace.id, workspace.organisationId, 3);
    for (const tenant of [
      {},
      { organisationId: workspace.organisationId, administeredId: workspace.organisationId },
    ]) {
      expect(await contactsFor(tenant, 'marta')).toEqual([]);
      expect(await membersFor(tenant, 'marta')).toEqual([]);
    }
    expect(await contactsFor({ workspaceId: v7() }, 'marta')).toEqual([]);
  });

  test('S1.26 a field that is not open reveals nothing', async () => {
    const workspace = await openTestWorkspace(admin);
    const tenant = { workspaceId: workspace.id };
    await workspace.addContact({ name: 'Zoé', email: 'marta@example.org', phone: '+39 333 1000001' });
    expect(await contactsFor(tenant, 'marta', { email: false, phone: false })).toEqual([]);
    expect(await contactsFor(tenant, '333100', { email: false, phone: false })).toEqual([]);
  });

  test('a search with too many matches to list says so', async () => {
    const workspace = await openTestWorkspace(admin);
    await crowd(workspace.id, workspace.organisationId, 2_001);
    const tenant = { workspaceId: workspace.id };
    expect(await contactsFor(tenant, 'marta')).toBe('many');
    expect(await membersFor(tenant, 'marta')).toBe('many');
    expect(await membersFor(tenant, 'marta 1999')).toHaveLength(1);
  });

  test('LI6 wildcards and backslashes are literal', async () => {
    const workspace = await openTestWorkspace(admin);
    const tenant = { workspaceId: workspace.id };
    await crowd(workspace.id, workspace.organisationId, 20);
    const odd = await workspace.addContact({ name: '100%sure_thing\\' });
    for (const typed of ['100%sure', 'sure_thing\\']) expect(await contactsFor(tenant, typed)).toEqual([odd]);
    for (const typed of ['%arta%', 'mar_a', `${'%'.repeat(9_997)}abc`])
      expect(await contactsFor(tenant, typed)).toEqual([]);
    expect(await contactsFor(tenant, '%'.repeat(10_000))).toBe('many');
  });
});

test('LI6 the worst searches take little longer than one for a name', async () => {
  const workspace = await openTestWorkspace(admin);
  const tenant = { workspaceId: workspace.id };
  await crowd(workspace.id, workspace.organisationId, 10_000);
  await admin`vacuum analyze contacts, members`;
  const texts = [
    '%'.repeat(10_000),
    'a'.repeat(10_000),
    `${'%'.repeat(9_997)}abc`,
    'aaa '.repeat(2_500),
    'mar art rta 100 org com',
  ];
  for (const typed of texts) {
    for (const find of [contactsFor, membersFor]) {
      const worst = () => find(tenant, typed);
      const name = () => find(tenant, 'marta');
      expect(await compareTimes(worst, name, 10), typed.slice(0, 20)).toBeLessThanOrEqual(10);
    }
  }
});

describe('N08 a search ignores accents and word order', () => {
  test('N08 finds a contact by its folded words, in any order, over name, email and phone', async () => {
    const workspace = await openTestWorkspace(admin);
    const tenant = { workspaceId: workspace.id };
    await crowd(workspace.id, workspace.organisationId, 20);
    const eric = await workspace.addContact({
      name: 'Éric Collet',
      email: 'e.collet@example.org',
      phone: '+33 6 12 34 56 78',
    });
    const zoe = await workspace.addContact({ name: 'Zoe\u0301 Nfd', email: 'zoé@bücher.example' });
    for (const typed of [
      'Eric Collet',
      'collet éric',
      'ERI COLL',
      'eric example.org',
      'eric 612',
      '+33 612 345 678',
      'eric e. co example org',
    ]) {
      expect([typed, await contactsFor(tenant, typed)]).toEqual([typed, [eric]]);
    }
    for (const typed of ['zoé', 'nfd zoe', 'ZOÉ@bücher', 'zoe@bucher.example', 'zoé bücher'])
      expect([typed, await contactsFor(tenant, typed)]).toEqual([typed, [zoe]]);
    expect(await contactsFor(tenant, 'eric zoé')).toEqual([]);
  });

  test('N08 finds a member by folded words in any order', async () => {
    const workspace = await openTestWorkspace(admin);
    const ada = await workspace.addMember('agent');
    await admin`update members set name = 'Ada González' where id = ${ada.memberId}`;
    for (const typed of ['gonzalez ada', 'ADA GONZÁLEZ', 'Gonza\u0301lez'])
      expect(await membersFor({ workspaceId: workspace.id }, typed)).toEqual([ada.memberId]);
  });

  test('MA5 a word is not searched in a field that is not open, even when other words match', async () => {
    const workspace = await openTestWorkspace(admin);
    const tenant = { workspaceId: workspace.id };
    const marta = await workspace.addContact({
      name: 'Marta Rossi',
      email: 'secret@example.org',
      phone: '+393471234541',
    });
    const closed = { email: false, phone: false };
    expect(await contactsFor(tenant, 'rossi marta', closed)).toEqual([marta]);
    for (const typed of ['marta 347', 'marta 3471234541', '347 1234 541', 'marta secret', 'rossi example'])
      expect([typed, await contactsFor(tenant, typed, closed)]).toEqual([typed, []]);
  });
});

describe('TE5 the role of the search functions', () => {
  test('cannot be assumed, and reads only the searched tables', async () => {
    const members = await admin`select 1 from pg_auth_members m join pg_roles r on r.oid = m.roleid
      join pg_roles p on p.oid = m.member
      where r.rolname = 'latchkey_search' and (p.rolname = 'latchkey_app'
        or coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)
        or coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, true))`; // Before PostgreSQL 16 a member of a role can do both.
    expect(members).toHaveLength(0);
    await expect(driver()`set role latchkey_search`).rejects.toThrow('permission denied');
    for (const hidden of [
      'role from members',
      'seat_id from contacts',
      'email_key from contacts',
      'name_key from members',
      'phone from contacts',
      'token_hash from invitations',
    ]) {
      const asSearch = admin.begin(async (tx) => {
        await tx`set local role latchkey_search`;
        return tx.unsafe(`select ${hidden}`);
      });
      await expect(asSearch).rejects.toThrow('permission denied');
    }
  });

  test('its functions fix their search path and only the console may call them', async () => {
    const functions = await admin<{ config: string[]; owner: string; isOpen: boolean }[]>`
      select proconfig as config, proowner::regrole::text as owner,
        has_function_privilege('public', oid, 'execute') as "isOpen"
      from pg_proc where proname in ('find_members', 'find_contacts', 'find_contacts_with')`;
    expect(functions).toHaveLength(3);
    for (const { config, owner, isOpen } of functions) {
      expect(config).toContain('search_path=public, pg_temp');
      expect([owner, isOpen]).toEqual(['latchkey_search', false]);
    }
  });

  test.each([
    ['contacts', `search_key like '%marta%' and search_key like '%77%'`],
    ['members', `search_key like '%marta 77%'`],
  ])('searches %s by the index', async (table, condition) => {
    const workspace = await openTestWorkspace(admin);
    await crowd(workspace.id, workspace.organisationId, 5_000);
    await admin.unsafe(`vacuum analyze ${table}`);
    const plan = await admin.begin(async (tx) => {
      await tx`set local role latchkey_search`;
      await tx`select set_config('app.workspace', ${workspace.id}, true)`;
      return tx.unsafe(
        `explain select id from ${table} where workspace_id = app_id('workspace') and (${condition})`,
      );
    });
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain(`Bitmap Index Scan on ${table}_search`);
  });
});

test('repeated searches keep their plan: none falls back to reading the whole workspace', async () => {
  const workspace = await openTestWorkspace(admin);
  await crowd(workspace.id, workspace.organisationId, 5_000);
  await admin`vacuum analyze contacts`;
  const read = async () => {
    await admin`select pg_stat_force_next_flush()`;
    const [row] =
      await admin`select seq_scan::int as scans from pg_stat_user_tables where relname = 'contacts'`;
    return row?.scans;
  };
  await inTenant({ workspaceId: workspace.id }, async (tx) => {
    for (let n = 0; n < 12; n++) await findContacts(tx, { typed: `marta ${100 + n}`, open: everyField });
    await tx.execute(sql`select pg_stat_force_next_flush()`);
  });
  const before = await read();
  await inTenant({ workspaceId: workspace.id }, async (tx) => {
    for (let n = 0; n < 12; n++) await findContacts(tx, { typed: `marta ${200 + n}`, open: everyField });
    await tx.execute(sql`select pg_stat_force_next_flush()`);
  });
  expect(await read()).toBe(before);
});
