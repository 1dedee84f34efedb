import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { models } from '@/lib/policy/models/registry';
import { teamInbox } from '@/lib/policy/models/team-inbox';
import { problems } from '@/lib/policy/problems';
import { personWithPassword } from '@/lib/services/passwords/sign-in';
import { seedDemo } from './demo';
import { holdMail } from './past';

process.env.APP_ORIGIN ??= 'http://localhost:3000';
process.env.AUTH_SECRET ??= 'only-for-tests-only-for-tests-only';
const { admin } = await testDatabase();

const password = 'a phrase for the demo';
let lines: Awaited<ReturnType<typeof seedDemo>>;
beforeAll(async () => {
  lines = await seedDemo({ password });
});

async function count(query: Promise<readonly { n: string | number }[]>): Promise<number> {
  return Number((await query)[0]?.n);
}

describe('the demo', () => {
  test('is one Team inbox organisation of three workspaces with two teams each', async () => {
    expect(await admin`select name, plan, model from organisations`).toEqual([
      { name: 'Atelier Corvane', plan: 'advanced', model: 'team-inbox' },
    ]);
    expect(
      await admin`select workspaces.name, count(teams.id)::int as teams from workspaces
      left join teams on teams.workspace_id = workspaces.id group by workspaces.id order by workspaces.id`,
    ).toEqual([
      { name: 'Lyon – Boutique', teams: 2 },
      { name: 'Assistenza Milano', teams: 2 },
      { name: 'London Desk', teams: 2 },
    ]);
    expect(await count(admin`select count(*) as n from team_members`)).toBeGreaterThan(20);
  });

  test('has about forty people with French, Italian and English names', async () => {
    const people = await count(admin`select count(*) as n from users`);
    expect(people).toBeGreaterThanOrEqual(36);
    expect(people).toBeLessThanOrEqual(44);
    expect(await admin`select distinct locale from users order by locale`).toEqual([
      { locale: 'en' },
      { locale: 'fr' },
      { locale: 'it' },
    ]);
    expect(await admin`select email from users where email not like '%@corvane.example'`).toEqual([]);
  });

  test('S1.13–S1.27 represents every role and every restriction, and none that is not allowed', async () => {
    const held = await admin<{ role: string; restrictions: string[] }[]>`
      select role, restrictions from members where status = 'active'`;
    expect(new Set(held.map(({ role }) => role))).toEqual(new Set(Object.keys(teamInbox.roles)));
    expect(new Set(held.flatMap(({ restrictions }) => restrictions))).toEqual(
      new Set(Object.keys(teamInbox.restrictions)),
    );
    const model = models.get('team-inbox');
    for (const { role, restrictions } of held) {
      if (model) expect(problems(model, { role, restrictions, grants: [] }, 'advanced')).toEqual([]);
    }
  });

  test('S1.2 has pending and expired invitations, and queues no mail for any of them', async () => {
    const open = (when: string) =>
      count(admin`select count(*) as n from invitations where consumed_at is null and revoked_at is null
        and (expires_at > now()) = ${when === 'pending'}`);
    expect(await open('pending')).toBe(6);
    expect(await open('expired')).toBe(2);
    await holdMail();
    expect(
      await count(admin`select count(*) as n from outbox where sent_at is null and failed_at is null`),
    ).toBe(0);
  });

  test('S1.28 has revoked people who can be undone still; one’s work went to a colleague', async () => {
    const revoked = await admin`select heirs.name as heir, undo_until > now() + interval '20 days' as undoable
      from revocations left join members heirs on heirs.id = heir_id order by heir nulls last`;
    expect(revoked).toEqual([
      { heir: 'Amélie Rousselin-Delacroix', undoable: true },
      { heir: null, undoable: true },
    ]);
    expect(
      await count(admin`select count(*) as n from contacts
        join seats on seats.id = seat_id join members on members.id = owner_id
        where members.name = 'Émile Brossard'`),
    ).toBeGreaterThan(10);
  });

  test('has 3,000 contacts and 800 conversations: assigned, in a team only, and to nobody', async () => {
    expect(await count(admin`select count(*) as n from contacts`)).toBe(3_000);
    expect(await count(admin`select count(*) as n from conversations`)).toBe(800);
    for (const table of ['contacts', 'conversations']) {
      const [assignment] = await admin`select
        count(*) filter (where seat_id is not null)::int as own,
        count(*) filter (where seat_id is null and team_id is not null)::int as team,
        count(*) filter (where seat_id is null and team_id is null)::int as nobody
        from ${admin(table)}`;
      for (const share of Object.values(assignment ?? {})) expect(share).toBeGreaterThan(80);
    }
  });

  test('tells every conversation from its first word to the one that its list shows', async () => {
    const [told] = await admin`
      select count(*)::int as conversations,
        count(*) filter (where last.body = preview and last.at = last_message_at)::int as "endingSo",
        count(*) filter (where first.kind = 'inbound' and first.at = conversations.created_at)::int as "begunSo"
      from conversations
      join lateral (select * from messages where conversation_id = conversations.id
        and kind in ('inbound', 'outbound') order by at desc limit 1) last on true
      join lateral (select * from messages where conversation_id = conversations.id
        order by at limit 1) first on true`;
    expect(told).toEqual({ conversations: 800, endingSo: 800, begunSo: 800 });
    const kinds = await admin<{ kind: string; n: number }[]>`
      select kind, count(*)::int as n from messages where at <= now() group by kind`;
    for (const kind of ['inbound', 'outbound', 'note', 'event']) {
      expect(kinds.find((each) => each.kind === kind)?.n).toBeGreaterThan(80);
    }
    // Nobody has answered yet what nobody took on.
    expect(
      await count(admin`select count(*) as n from messages join conversations on conversations.id = conversation_id
        where status = 'open' and seat_id is null and team_id is null and messages.kind <> 'inbound'`),
    ).toBe(0);
  });

  test('S1.5 has some months of last-seen times, and nobody was seen before they joined', async () => {
    const [seen] = await admin`select
      count(*) filter (where last_seen_at > now() - interval '1 day')::int as today,
      count(*) filter (where last_seen_at < now() - interval '30 days')::int as "longAgo",
      count(*) filter (where last_seen_at < joined_at or joined_at < created_at)::int as impossible
      from members where status = 'active'`;
    expect(seen?.today).toBeGreaterThan(5);
    expect(seen?.longAgo).toBeGreaterThan(2);
    expect(seen?.impossible).toBe(0);
  });

  test('R7 every change of access in it stands in the audit trail', async () => {
    const events = await admin<{ event: string; n: number }[]>`
      select event, count(*)::int as n from audit_events group by event`;
    const told = Object.fromEntries(events.map(({ event, n }) => [event, n]));
    const joined = await count(
      admin`select count(*) as n from members where joined_at is not null and role is not null`,
    );
    expect(told).toMatchObject({ 'member.revoked': 2, 'team.created': 6 });
    // The founder created three workspaces, and was invited to none.
    expect(told['member.joined']).toBe(joined - 3);
    expect(told['member.invited']).toBe(joined - 3 + 8);
  });

  test('names whom to sign in as, and lets them in', async () => {
    expect(lines.map(({ role }) => role)).toEqual([
      'Owner',
      'Manager',
      'Manager, restricted',
      'Agent, team and own',
      'Agent, masked',
    ]);
    for (const { email } of lines) {
      expect(await personWithPassword(email, password, null)).toMatchObject({ email });
    }
  });
});
