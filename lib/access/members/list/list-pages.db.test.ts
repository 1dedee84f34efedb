import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { world } from '@/lib/test-support/world';
import { listMembers } from './list-members';
import { memberSearch, memberSorts } from './member-search';

const { admin } = await separateDatabase();

const list = (ctx: WorkspaceContext, search: Record<string, unknown> = {}) =>
  listMembers(ctx, memberSearch.parse(search));

/** Many agents, inserted by the database; several share a name, and some have never been seen. */
async function crowd(ctx: WorkspaceContext, total: number): Promise<void> {
  await admin`
    insert into members (workspace_id, id, organisation_id, email, name, role, status, last_seen_at)
    select ${ctx.workspace.id}, gen_random_uuid(), ${ctx.organisation.id}, 'user' || n || '@example.com',
      (array['Élise', 'elsa', 'Ugo', 'Zoé', 'anna'])[1 + n % 5] || ' ' || n % 40,
      case n % 3 when 0 then 'manager' else 'agent' end, 'active',
      case when n % 4 > 0 then now() - n % 30 * interval '1 day' end
    from generate_series(1, ${total}) n`;
}

describe('pages', () => {
  for (const sort of memberSorts) {
    for (const direction of ['asc', 'desc']) {
      test(`by ${sort} ${direction} every row comes once, forwards and back`, async () => {
        const { olga } = await world({ people: { olga: 'owner' } });
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
    const { olga } = await world({ people: { olga: 'owner' } });
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
  ])('the invalid cursor %j shows the first page', async (after) => {
    const { olga } = await world({ people: { olga: 'owner', ana: 'agent' } });
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
    const { olga } = await world({ people: { olga: 'owner' } });
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
