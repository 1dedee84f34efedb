import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joined } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { revokeInvitation } from '@/lib/access/members/invite/revoke-invitation';
import { removePerson } from '@/lib/access/people/remove-person';
import { recordFailure } from '@/lib/access/sessions/record-sign-in';
import { exportTrail } from '@/lib/access/trail/export-trail';
import { world } from '@/lib/test-support/world';
import { verifyDatabase } from '../audit/verify-database';
import { verifyFile } from '../audit/verify-file';
import { erasePerson, NotErasable } from './erase-person';

const { admin, url } = await separateDatabase();
const directory = await mkdtemp(joined(tmpdir(), 'latchkey-erase-'));
afterAll(() => rm(directory, { recursive: true }));

/** A manager who acted, was acted on, and may leave. */
async function story() {
  const { olga, maurice, ana } = await world({
    people: { olga: 'owner', maurice: 'manager', ana: 'agent' },
  });
  await inviteMembers(maurice, {
    emails: ['new@example.com'],
    role: 'agent',
    restrictions: [],
  });
  return { olga, maurice, ana };
}

async function leave(olga: WorkspaceContext, gone: WorkspaceContext): Promise<void> {
  const organisation = await loadOrganisationContext(olga.person, olga.organisation.slug);
  await removePerson(organisation, { userId: gone.person.userId });
}

const verdictOf = async ({ organisation }: WorkspaceContext) =>
  (await verifyDatabase(url)).find(({ organisationId }) => organisationId === organisation.id);

/** Every text of the database that contains one of these, with its table. */
async function mentions(...texts: string[]): Promise<string[]> {
  const tables = await admin<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await admin`select 1 from ${admin(name)} t where exists (
      select 1 from unnest(${texts}::text[]) as text where strpos(lower(t::text), lower(text)) > 0) limit 1`;
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}

test('B10 an erased person is named nowhere, and the trail still verifies', async () => {
  const { olga, maurice } = await story();
  await leave(olga, maurice);
  const { email, name, userId } = maurice.person;
  await recordFailure(userId, 'wrong-password', { ip: '192.0.2.77', userAgent: null });
  const before =
    await admin`select seq, hash from audit_events where organisation_id = ${olga.organisation.id}
    order by seq`;
  const erased = await erasePerson(url, email.toUpperCase());
  expect(erased.organisations).toEqual([olga.organisation.id]);
  expect(await mentions(email, `"${name}"`, '192.0.2.77')).toEqual([]);
  expect(await admin`select 1 from users where id = ${userId}`).toHaveLength(0);
  const verdict = await verdictOf(olga);
  expect(verdict).toMatchObject({ fault: null, erased: erased.events, size: before.length + 1 });
  const after = await admin`select seq, hash from audit_events where organisation_id = ${olga.organisation.id}
    order by seq`;
  expect(after.slice(0, -1)).toEqual(before);
});

test('B10 other people keep their names in the events that are left', async () => {
  const { olga, maurice, ana } = await story();
  await leave(olga, maurice);
  await erasePerson(url, maurice.person.email);
  const rows = await admin<{ actor: string; subject: string; ip: string | null }[]>`
    select actor_name as actor, subject_name as subject, ip from audit_events
    where organisation_id = ${olga.organisation.id} and event in ('member.joined', 'person.removed') order by seq`;
  expect(rows.map(({ actor, subject }) => [actor, subject])).toEqual([
    ['—', '—'],
    [ana.person.name, ana.person.name],
    [olga.person.name, '—'],
  ]);
});

test('B10 a person whose address ends like the erased one keeps their events', async () => {
  const { olga, maurice } = await story();
  const emails = [`x${maurice.person.email}`];
  await inviteMembers(olga, { emails, role: 'agent', restrictions: [] });
  await leave(olga, maurice);
  await erasePerson(url, maurice.person.email);
  const [event] = await admin`select body from audit_events
    where organisation_id = ${olga.organisation.id} and event = 'member.invited' and strpos(body, ${emails[0] ?? ''}) > 0`;
  expect(event).toBeDefined();
});

test('B10 an invitation that was never accepted names the erased person no more', async () => {
  const { olga, maurice } = await story();
  const { sam } = await world({ people: { sam: 'owner' } });
  const { email } = maurice.person;
  const { invited } = await inviteMembers(sam, { emails: [email], role: 'agent', restrictions: [] });
  await revokeInvitation(sam, { memberId: invited[0]?.memberId ?? '' });
  await leave(olga, maurice);
  const { organisations } = await erasePerson(url, email);
  expect([...organisations].sort()).toEqual([olga.organisation.id, sam.organisation.id].sort());
  expect(await mentions(email)).toEqual([]);
});

test('B10 AT1 an event whose text disappears without a declaration is found', async () => {
  const { olga, maurice } = await story();
  await leave(olga, maurice);
  await erasePerson(url, maurice.person.email);
  await admin`update audit_events set body = 'null' where organisation_id = ${olga.organisation.id} and seq = 1`;
  expect((await verdictOf(olga))?.fault).toEqual({ seq: 1, reason: 'erased' });
});

test('B10 an exported trail has the hashes of erased events, and verifies', async () => {
  const { olga, maurice } = await story();
  await leave(olga, maurice);
  const { events } = await erasePerson(url, maurice.person.email);
  const { body } = await exportTrail(olga.person, olga.organisation.slug, 'jsonl');
  const text = await new Response(body).text();
  expect(text).not.toContain(maurice.person.email);
  const path = joined(directory, 'trail.jsonl');
  writeFileSync(path, text);
  expect(await verifyFile(path)).toMatchObject({ fault: null, withheld: events });
});

test.each([
  ['has access', async () => {}],
  [
    'is invited',
    async (olga: WorkspaceContext, maurice: WorkspaceContext) => {
      await leave(olga, maurice);
      const { olga: other } = await world({ people: { olga: 'owner' } });
      await inviteMembers(other, {
        emails: [maurice.person.email],
        role: 'agent',
        restrictions: [],
      });
    },
  ],
])('B10 a person who %s is not erased, and nothing changes', async (_, prepare) => {
  const { olga, maurice } = await story();
  await prepare(olga, maurice);
  const stored = () => admin`select md5(string_agg(t::text, '' order by seq)) as events,
    (select count(*) from users where id = ${maurice.person.userId}) as users from audit_events t`;
  const before = await stored();
  await expect(erasePerson(url, maurice.person.email)).rejects.toThrow(NotErasable);
  expect(await stored()).toEqual(before);
});
