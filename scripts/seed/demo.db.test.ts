import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { undeclaredFields } from '@/lib/access/audit/test-support/undeclared-fields';
import { modelOf, workspaceModels } from '@/lib/access/models/registry';
import { personWithPassword } from '@/lib/access/sign-in/sign-in';
import { problems } from '@/lib/policy/changes/problems';
import type { Plan } from '@/lib/policy/model';
import { seedDemo } from './demo';
import { holdMail } from './history';

process.env.APP_ORIGIN ??= 'http://localhost:3000';
process.env.AUTH_SECRET ??= 'only-for-tests-only-for-tests-only';
const { admin } = await testDatabase();

const password = 'a phrase for the demo';
let lines: Awaited<ReturnType<typeof seedDemo>>;
beforeAll(async () => {
  lines = await seedDemo({ password });
});

/** The workspaces of the first organisation; the other models have little work in theirs. */
const inboxes = () => admin`(select w.id from workspaces w
  join organisations o on o.id = w.organisation_id where o.model = 'team-inbox')`;

async function count(query: Promise<readonly { n: string | number }[]>): Promise<number> {
  return Number((await query)[0]?.n);
}

describe('the demo', () => {
  test('has one organisation for each access model', async () => {
    const held = await admin`select model from organisations order by model`;
    expect(held.map(({ model }) => model)).toEqual(workspaceModels.map(({ id }) => id).sort());
  });

  test('S0.2–S0.5, S2.1, S3.1–S3.3, S4.4 has a person with every role that can be given, and every permission is allowed to one', async () => {
    const held = await admin<
      { model: string; plan: Plan; level: number; role: string; restrictions: string[]; grants: string[] }[]
    >`select model, plan, level, role, restrictions, grants from members
      join workspaces on workspaces.id = workspace_id
      join organisations on organisations.id = members.organisation_id where status = 'active'`;
    for (const model of workspaceModels) {
      const given = new Set(Object.values(model.roles).flatMap(({ assigns }) => [...assigns]));
      expect(new Set(held.filter((each) => each.model === model.id).map(({ role }) => role))).toEqual(given);
    }
    for (const { model, plan, level, ...access } of held) {
      expect(problems(modelOf(model), access, plan, undefined, level)).toEqual([]);
    }
  });

  test('B10 all of its trail has words', async () => expect(await undeclaredFields(admin)).toEqual([]));

  test('has a Team inbox of three workspaces with two teams each', async () => {
    expect(
      await admin`select workspaces.name, count(teams.id)::int as teams from workspaces
      join organisations on organisations.id = workspaces.organisation_id and model = 'team-inbox'
      left join teams on teams.workspace_id = workspaces.id group by workspaces.id order by workspaces.id`,
    ).toEqual([
      { name: 'Lyon – Boutique', teams: 2 },
      { name: 'Assistenza Milano', teams: 2 },
      { name: 'London Desk', teams: 2 },
    ]);
    expect(await count(admin`select count(*) as n from team_members`)).toBeGreaterThan(20);
  });

  test('has about forty people with French, Italian and English names', async () => {
    const people = await count(admin`select count(*) as n from users where email like '%@corvane.example'`);
    expect(people).toBeGreaterThanOrEqual(36);
    expect(people).toBeLessThanOrEqual(44);
    expect(await admin`select distinct locale from users order by locale`).toEqual([
      { locale: 'en' },
      { locale: 'fr' },
      { locale: 'it' },
    ]);
    expect(await admin`select email from users where email not like '%.example'`).toEqual([]);
  });

  test('S1.16–S1.26 contains every restriction', async () => {
    const held = await admin<{ restrictions: string[] }[]>`
      select restrictions from members where status = 'active'`;
    expect(new Set(held.flatMap(({ restrictions }) => restrictions))).toEqual(
      new Set(workspaceModels.flatMap((model) => Object.keys(model.restrictions))),
    );
  });

  test('S1.2 has pending and expired invitations, and queues no email for them', async () => {
    const open = (when: string) =>
      count(admin`select count(*) as n from invitations where consumed_at is null and revoked_at is null
        and (expires_at > now()) = ${when === 'pending'}`);
    expect(await open('pending')).toBe(6);
    expect(await open('expired')).toBe(2);
    await holdMail();
    expect(
      await count(admin`select count(*) as n from outbox
        where sent_at is null and failed_at is null and due_at < now() + interval '1 year'
          and job ->> 'kind' not in ('domain-check', 'checkpoint')`),
    ).toBe(0);
  });

  test('S1.28 has revocations that can still be undone, one with a successor', async () => {
    const revoked =
      await admin`select successors.name as successor, undo_until > now() + interval '20 days' as undoable
      from revocations left join members successors on successors.id = revocations.successor_id order by successor nulls last`;
    expect(revoked).toEqual([
      { successor: 'Amélie Rousselin-Delacroix', undoable: true },
      { successor: null, undoable: true },
    ]);
    expect(
      await count(admin`select count(*) as n from contacts
        join seats on seats.id = seat_id join members on members.id = owner_id
        where members.name = 'Émile Brossard'`),
    ).toBeGreaterThan(10);
  });

  test('has 3,000 contacts and 800 conversations: assigned, assigned to a team only, and unassigned', async () => {
    expect(await count(admin`select count(*) as n from contacts where workspace_id in ${inboxes()}`)).toBe(
      3_000,
    );
    expect(
      await count(admin`select count(*) as n from conversations where workspace_id in ${inboxes()}`),
    ).toBe(800);
    for (const table of ['contacts', 'conversations']) {
      const [assignment] = await admin`select
        count(*) filter (where seat_id is not null)::int as own,
        count(*) filter (where seat_id is null and team_id is not null)::int as team,
        count(*) filter (where seat_id is null and team_id is null)::int as nobody
        from ${admin(table)}`;
      for (const share of Object.values(assignment ?? {})) expect(share).toBeGreaterThan(80);
    }
  });

  test('has lists, a shared view, tags, shortcuts, a draft and contact fields in each workspace', async () => {
    const [all] = await admin`select
      (select count(*)::int from contact_lists where workspace_id in ${inboxes()}) as lists,
      (select count(*)::int from contact_views where is_shared and workspace_id in ${inboxes()}) as views,
      (select count(distinct conversation_id)::int from conversation_tags) as tagged,
      (select count(*)::int from collection_records where collection = 'shortcuts') as shortcuts,
      (select count(*)::int from broadcasts where workspace_id in ${inboxes()}) as drafts`;
    expect(all).toEqual({ lists: 6, views: 3, tagged: 45, shortcuts: 6, drafts: 3 });
    const [facts] = await admin`select count(lifecycle)::int as staged,
      count(*) filter (where fields <> '{}')::int as noted from contacts where workspace_id in ${inboxes()}`;
    expect(facts?.staged).toBeGreaterThan(2_000);
    expect(facts?.noted).toBeGreaterThan(200);
  });

  test('ends every conversation with the message that its list shows', async () => {
    const [told] = await admin`
      select count(*)::int as conversations,
        count(*) filter (where last.body = preview and last.at = last_message_at)::int as "endingSo",
        count(*) filter (where first.kind = 'inbound' and first.at = conversations.created_at)::int as "begunSo"
      from conversations
      join lateral (select * from messages where conversation_id = conversations.id
        and kind in ('inbound', 'outbound') order by at desc limit 1) last on true
      join lateral (select * from messages where conversation_id = conversations.id
        order by at limit 1) first on true
      where conversations.workspace_id in ${inboxes()}`;
    expect(told).toEqual({ conversations: 800, endingSo: 800, begunSo: 800 });
    const kinds = await admin<{ kind: string; n: number }[]>`
      select kind, count(*)::int as n from messages where at <= now() group by kind`;
    for (const kind of ['inbound', 'outbound', 'note', 'event']) {
      expect(kinds.find((each) => each.kind === kind)?.n).toBeGreaterThan(80);
    }
    // Unassigned conversations have no answer yet.
    expect(
      await count(admin`select count(*) as n from messages join conversations on conversations.id = conversation_id
        where status = 'open' and seat_id is null and team_id is null and messages.kind <> 'inbound'
          and conversations.workspace_id in ${inboxes()}`),
    ).toBe(0);
  });

  test('S1.5 has last-seen times over several months, none before the member joined', async () => {
    const [seen] = await admin`select
      count(*) filter (where last_seen_at > now() - interval '1 day')::int as today,
      count(*) filter (where last_seen_at < now() - interval '30 days')::int as "longAgo",
      count(*) filter (where last_seen_at < joined_at or joined_at < created_at)::int as impossible
      from members where status = 'active'`;
    expect(seen?.today).toBeGreaterThan(5);
    expect(seen?.longAgo).toBeGreaterThan(2);
    expect(seen?.impossible).toBe(0);
  });

  test('R7 every change of access in it is in the audit trail', async () => {
    const events = await admin<{ event: string; n: number }[]>`
      select event, count(*)::int as n from audit_events group by event`;
    const told = Object.fromEntries(events.map(({ event, n }) => [event, n]));
    const joined = await count(
      admin`select count(*) as n from members where joined_at is not null and role is not null`,
    );
    expect(told).toMatchObject({ 'member.revoked': 2, 'team.created': 6 });
    // The founder of a workspace was not invited to it.
    const created = await count(admin`select count(*) as n from audit_events a
      join members m on m.workspace_id = a.workspace_id and m.user_id = a.actor_user_id
      where a.event = 'workspace.created' and m.joined_at is not null`);
    expect(told['member.joined']).toBe(joined - created);
    expect(told['member.invited']).toBe(joined - created + 8);
  });

  test('lists sign-ins that work', async () => {
    expect(lines.map(({ role }) => role)).toEqual([
      'Owner',
      'Manager',
      'Manager, restricted',
      'Agent, team and own',
      'Agent, masked',
      'Parent admin',
      'Sub-account admin',
      'Advanced user',
      'Basic user',
      'Account owner',
      'Additional user, every feature',
      'Additional user, some features',
      'Additional user, no feature',
      'Admin of the host',
      'User of the host',
      'Admin',
      'Standard',
      'Read-only',
      'Administrator',
      'Editor, manager',
      'Subscriber, manager',
      'Subscriber',
    ]);
    for (const { email } of lines) {
      expect(await personWithPassword(email, password, null)).toMatchObject({ email });
    }
  });

  test('S2.6 S2.11 has a campaign sent through the services: its report counts every email', async () => {
    const [sent] =
      await admin`select id, workspace_id, state from collection_records where name = 'Printemps'`;
    expect(sent?.state).toBe('sent');
    const emails = await admin`select state, opened_at, clicked_at from campaign_deliveries
      where campaign_id = ${sent?.id}`;
    expect(emails).toHaveLength(90);
    expect(new Set(emails.map(({ state }) => state))).toEqual(new Set(['sent']));
    const figures = await admin`select figure, sum(total)::int as total from record_figures
      where record_id = ${sent?.id} group by figure`;
    const left = await admin`select 1 from contacts
      where workspace_id = ${sent?.workspace_id} and unsubscribed_at is not null`;
    expect(Object.fromEntries(figures.map(({ figure, total }) => [figure, total]))).toEqual({
      sent: 90,
      opened: emails.filter(({ opened_at }) => opened_at).length,
      clicked: emails.filter(({ clicked_at }) => clicked_at).length,
      unsubscribed: left.length,
    });
    const jobs =
      await admin`select 1 from outbox where job ->> 'kind' = 'campaign-email' and sent_at is null`;
    expect(jobs).toHaveLength(0);
  });
});
