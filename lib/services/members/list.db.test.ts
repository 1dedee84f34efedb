import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, NotFound } from '@/lib/errors';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { loadWorkspaceContext } from '@/lib/services/access/context';
import { arrive } from '@/lib/services/presence/arrive';
import { organisationWith } from '@/lib/services/test-support/people';
import { inviteMembers } from './invite';
import { listMembers } from './list';
import { revokeAccess } from './revoke';
import { memberSearch, memberSorts } from './search';
import { undoRevocation } from './undo-revocation';

const { admin } = await testDatabase();

const list = (ctx: WorkspaceContext, search: Record<string, unknown> = {}) =>
  listMembers(ctx, memberSearch.parse(search));
const names = async (ctx: WorkspaceContext, search: Record<string, unknown> = {}) =>
  (await list(ctx, search)).rows.map(({ name }) => name);

/** Many agents, made by the server itself; several share a name, and some were never seen. */
async function crowd(ctx: WorkspaceContext, total: number): Promise<void> {
  await admin`
    insert into members (workspace_id, id, organisation_id, email, name, role, status, last_seen_at)
    select ${ctx.workspace.id}, gen_random_uuid(), ${ctx.organisation.id}, 'user' || n || '@example.com',
      (array['Élise', 'elsa', 'Ugo', 'Zoé', 'anna'])[1 + n % 5] || ' ' || n % 40,
      case n % 3 when 0 then 'manager' else 'agent' end, 'active',
      case when n % 4 > 0 then now() - n % 30 * interval '1 day' end
    from generate_series(1, ${total}) n`;
}

describe('the list of users', () => {
  test('S1.1 S1.21 is for owners and managers', async () => {
    const { olga, mia, ana } = await organisationWith({ owner: 'olga', managers: ['mia'], agents: ['ana'] });
    expect(await names(olga)).toEqual(['ana', 'mia', 'olga']);
    expect(await names(mia)).toEqual(['ana', 'mia', 'olga']);
    expect(() => list(ana)).toThrow(Denied);
  });

  test('S1.3 S1.5 a row has name, level, email, teams and the time last seen', async () => {
    const { olga, ana } = await organisationWith({ owner: 'olga', agents: ['ana'] });
    const team = v7();
    await admin`insert into teams (workspace_id, id, name) values (${olga.workspace.id}, ${team}, 'North')`;
    await admin`insert into team_members values (${olga.workspace.id}, ${team}, ${ana.member.id})`;
    await admin`update members set last_seen_at = '2026-05-01T10:00:00Z' where id = ${ana.member.id}`;
    const { rows } = await list(olga, { team });
    expect(rows).toMatchObject([
      {
        name: 'ana',
        email: ana.person.email,
        role: 'agent',
        isSelf: false,
        isOnline: false,
        lastSeenAt: new Date('2026-05-01T10:00:00Z'),
        teams: [{ id: team, name: 'North' }],
      },
    ]);
  });

  test('S1.4 who has a console open is online', async () => {
    const { olga, ana } = await organisationWith({ owner: 'olga', agents: ['ana'] });
    await arrive(ana, v7());
    const { rows, counts } = await list(olga);
    expect(rows.map(({ name, isOnline }) => [name, isOnline])).toEqual([
      ['ana', true],
      ['olga', false],
    ]);
    expect(counts.online).toBe(1);
  });

  test('S1.6 S1.12 a row says what its buttons may do, and on one’s own row why not', async () => {
    const { olga } = await organisationWith({ owner: 'olga', agents: ['ana'] });
    const { rows } = await list(olga);
    expect(rows.map(({ may }) => [may.edit.allowed, may.revoke.allowed])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(rows[1]).toMatchObject({
      isSelf: true,
      may: { edit: { rule: { id: 'no-self-administration' } } },
    });
  });

  test('S1.7 a search finds by part of name or email, in any case, and every word must match', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    await crowd(olga, 40);
    expect(await names(olga, { q: 'ÉLISE 5' })).toEqual(['Élise 15', 'Élise 25', 'Élise 35', 'Élise 5']);
    expect((await list(olga, { q: 'USER17@' })).rows.map(({ email }) => email)).toEqual([
      'user17@example.com',
    ]);
  });

  test('filters by level, status and restriction, alone and together', async () => {
    const { olga, ana } = await organisationWith({
      owner: 'olga',
      managers: ['mia'],
      agents: ['ana', 'ben'],
    });
    await admin`update members set restrictions = '{mask}' where id = ${ana.member.id}`;
    expect(await names(olga, { level: 'agent' })).toEqual(['ana', 'ben']);
    expect(await names(olga, { level: ['owner', 'manager'] })).toEqual(['mia', 'olga']);
    expect(await names(olga, { restriction: 'mask' })).toEqual(['ana']);
    expect(await names(olga, { restriction: 'mask', level: 'manager' })).toEqual([]);
    expect(await names(olga, { status: 'suspended' })).toEqual([]);
    const { total, counts } = await list(olga, { level: 'agent' });
    expect([total, counts.all]).toEqual([2, 4]);
  });

  test('B3 who was revoked shows under that status only, with what undoes it', async () => {
    const { olga, ana } = await organisationWith({ owner: 'olga', agents: ['ana'] });
    await revokeAccess(olga, { memberId: ana.member.id });
    expect(await names(olga)).toEqual(['olga']);
    const { rows } = await list(olga, { status: 'revoked' });
    expect(rows).toMatchObject([{ name: 'ana', status: 'left', may: { undo: { allowed: true } } }]);
    await undoRevocation(olga, { revocationId: rows[0]?.revocation?.id ?? '' });
    expect(await names(olga, { status: 'revoked' })).toEqual([]);
  });
});

describe('pages', () => {
  for (const sort of memberSorts) {
    for (const direction of ['asc', 'desc']) {
      test(`by ${sort} ${direction} every row comes once, forwards and back`, async () => {
        const { olga } = await organisationWith({ owner: 'olga' });
        await crowd(olga, 112);
        const whole = await walk(olga, { sort, direction, size: 100 });
        const { forwards, backwards } = await walk(olga, { sort, direction, size: 25 });
        expect(new Set(whole.forwards).size).toBe(113);
        expect(forwards).toEqual(whole.forwards);
        expect(backwards).toEqual(whole.forwards);
      });
    }
  }

  test('going back shows the same pages, with the same numbers', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    await crowd(olga, 60);
    const first = await list(olga, { size: 25 });
    const second = await list(olga, { size: 25, after: first.nextCursor });
    const third = await list(olga, { size: 25, after: second.nextCursor });
    expect([first.from, second.from, third.from, third.rows.length]).toEqual([1, 26, 51, 11]);
    expect([first.previousCursor, third.nextCursor]).toEqual([null, null]);
    const back = await list(olga, { size: 25, before: third.previousCursor });
    expect([back.from, back.rows]).toEqual([26, second.rows]);
    const start = await list(olga, { size: 25, before: back.previousCursor });
    expect([start.from, start.rows, start.previousCursor]).toEqual([1, first.rows, null]);
  });

  test.each([
    'nonsense',
    '%%%',
    Buffer.from('["name",["x"],"not-a-uuid",0]').toString('base64url'),
    Buffer.from('["last-seen",["2026-99-99 00:00:00+00"],"00000000-0000-7000-8000-000000000000",0]').toString(
      'base64url',
    ),
    Buffer.from('["name",["a\\u0000"],"00000000-0000-7000-8000-000000000000",0]').toString('base64url'),
    Buffer.from('{"__proto__":1}').toString('base64url'),
  ])('the malformed cursor %j shows the first page', async (after) => {
    const { olga } = await organisationWith({ owner: 'olga', agents: ['ana'] });
    for (const sort of memberSorts) {
      expect((await list(olga, { sort, after })).rows).toHaveLength(2);
      expect((await list(olga, { sort, before: after })).rows).toHaveLength(2);
    }
  });

  test('a damaged address still opens the page', () => {
    const search = memberSearch.parse({
      sort: 'name; drop table members',
      size: '7',
      status: 'x',
      team: 'y',
      q: ['a'],
    });
    expect(search).toMatchObject({ sort: 'name', size: 50, status: [], team: [], q: '' });
  });

  async function walk(ctx: WorkspaceContext, search: Record<string, unknown>) {
    let page = await list(ctx, search);
    const forwards = [...page.rows];
    while (page.nextCursor) {
      page = await list(ctx, { ...search, after: page.nextCursor });
      forwards.push(...page.rows);
    }
    const backwards = [...page.rows];
    while (page.previousCursor) {
      page = await list(ctx, { ...search, before: page.previousCursor });
      backwards.unshift(...page.rows);
    }
    return { forwards: forwards.map(({ id }) => id), backwards: backwards.map(({ id }) => id) };
  }
});

describe('LI6 searches made to be slow', () => {
  test.each([
    ['percent signs', '%'.repeat(10_000)],
    ['underscores', '_'.repeat(100)],
    ['a backslash', '\\'],
    ['a long word', 'a'.repeat(10_000)],
    ['a regular expression', '(a+)+$'],
    ['SQL', "'; --"],
  ])('LI6 %s: looked for as they stand', async (_, q) => {
    const { olga } = await organisationWith({ owner: 'olga', agents: ['ana'] });
    expect((await list(olga, { q })).total).toBe(0);
  });

  test('LI6 NUL is not looked for', async () => {
    const { olga } = await organisationWith({ owner: 'olga', agents: ['ana'] });
    expect((await list(olga, { q: '\0' })).total).toBe(2);
  });
});

describe('tenants', () => {
  test('TE1 R6 people of another tenant are in no row, count or search', async () => {
    const { olga } = await organisationWith({ owner: 'olga' });
    const { paul } = await organisationWith({ owner: 'paul', agents: ['pia'] });
    await inviteMembers(paul, { emails: ['zoe@example.com'], role: 'agent', restrictions: [] });
    const { rows, total, counts } = await list(olga);
    expect([rows.length, total, counts.all, counts.pending]).toEqual([1, 1, 1, 0]);
    expect((await list(olga, { q: 'pia' })).total).toBe(0);
    expect((await list(olga, { team: v7() })).total).toBe(0);
    await expect(loadWorkspaceContext(olga.person, paul.workspace.slug)).rejects.toThrow(NotFound);
  });

  test('TE4 20 at a time, two tenants interleaved 1,000 times: no cross row', async () => {
    const { olga } = await organisationWith({ owner: 'olga', agents: ['ana'] });
    const { paul } = await organisationWith({ owner: 'paul', agents: ['pia', 'pim'] });
    const expected = new Map([
      [olga, ['ana', 'olga']],
      [paul, ['paul', 'pia', 'pim']],
    ]);
    let started = 0;
    const worker = async () => {
      while (started < 1_000) {
        const ctx = started++ % 2 ? olga : paul;
        expect(await names(ctx)).toEqual(expected.get(ctx));
      }
    };
    await Promise.all(Array.from({ length: 20 }, worker));
  });
});

test.each([
  ['name', 'members_by_name', `(name_key, id) > ('ugo 12'::text, '${v7()}'::uuid) order by name_key, id`],
  ['email', 'members_by_email', `(email_key, id) > ('user3'::text, '${v7()}'::uuid) order by email_key, id`],
  [
    'level',
    'members_by_role',
    `(role, name_key, id) > ('agent'::text, 'u'::text, '${v7()}'::uuid) order by role, name_key, id`,
  ],
  [
    'last seen',
    'members_by_last_seen',
    `(last_seen_key, id) > (now() - interval '3 days', '${v7()}'::uuid) order by last_seen_key, id`,
  ],
])(
  'a deep page by %s seeks in its index instead of reading every page before it',
  async (_, index, beyond) => {
    const { olga } = await organisationWith({ owner: 'olga' });
    await crowd(olga, 3_000);
    await admin`analyze members`;
    const plan = await admin.begin(async (sql) => {
      await sql`set local role latchkey_app`;
      await sql`select set_config('app.workspace', ${olga.workspace.id}, true)`;
      const rows = await sql.unsafe(`explain select id from members
      where workspace_id = '${olga.workspace.id}' and status <> 'left' and ${beyond} limit 51`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain(index);
    expect(plan).toMatch(/Index Cond: .*ROW\(/);
  },
);
