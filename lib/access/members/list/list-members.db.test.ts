import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { loadWorkspaceContext } from '@/lib/access/context/context';
import { arrive } from '@/lib/access/presence/record-arrival';
import { Denied, NotFound } from '@/lib/platform/errors';
import { compareTimes } from '@/lib/test-support/compare-times';
import { world } from '@/lib/test-support/world';
import { inviteMembers } from '../invite/invite-members';
import { revokeAccess } from '../revoke/revoke-access';
import { undoRevocation } from '../revoke/undo-revocation';
import { countMembers } from './count-members';
import { listMembers } from './list-members';
import { memberSearch } from './member-search';

const { admin } = await separateDatabase();

const list = (ctx: WorkspaceContext, search: Record<string, unknown> = {}) =>
  listMembers(ctx, memberSearch.parse(search));
const counted = (ctx: WorkspaceContext, search: Record<string, unknown> = {}) =>
  countMembers(ctx, memberSearch.parse(search));
const names = async (ctx: WorkspaceContext, search: Record<string, unknown> = {}) =>
  (await list(ctx, search)).rows.map(({ name }) => name);

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

describe('the list of users', () => {
  test('S1.1 S1.21 is for owners and managers', async () => {
    const { olga, mia, ana } = await world({ people: { olga: 'owner', mia: 'manager', ana: 'agent' } });
    expect(await names(olga)).toEqual(['ana', 'mia', 'olga']);
    expect(await names(mia)).toEqual(['ana', 'mia', 'olga']);
    expect(() => list(ana)).toThrow(Denied);
    expect(() => counted(ana)).toThrow(Denied);
  });

  test('S1.3 S1.5 has name, level, email, teams and the time last seen in each row', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
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

  test('S1.4 shows a member with an open console as online', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await arrive(ana, v7());
    const { rows } = await list(olga);
    expect(rows.map(({ name, isOnline }) => [name, isOnline])).toEqual([
      ['ana', true],
      ['olga', false],
    ]);
    expect((await counted(olga)).online).toBe(1);
  });

  test('S1.6 S1.12 has the decision of each button in a row, and the reason of denials in the actor’s own', async () => {
    const { olga } = await world({ people: { olga: 'owner', ana: 'agent' } });
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

  test('S1.7 is searched by part of name or email, in any case, and every word must match', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await crowd(olga, 40);
    expect(await names(olga, { q: 'ÉLISE 5' })).toEqual(['Élise 15', 'Élise 25', 'Élise 35', 'Élise 5']);
    expect((await list(olga, { q: 'USER17@' })).rows.map(({ email }) => email)).toEqual([
      'user17@example.com',
    ]);
  });

  test('is filtered by level, status and restriction, alone and together', async () => {
    const { olga, ana } = await world({
      people: { olga: 'owner', mia: 'manager', ana: 'agent', ben: 'agent' },
    });
    await admin`update members set restrictions = '{mask}' where id = ${ana.member.id}`;
    expect(await names(olga, { level: 'agent' })).toEqual(['ana', 'ben']);
    expect(await names(olga, { level: ['owner', 'manager'] })).toEqual(['mia', 'olga']);
    expect(await names(olga, { restriction: 'mask' })).toEqual(['ana']);
    expect(await names(olga, { restriction: 'mask', level: 'manager' })).toEqual([]);
    expect(await names(olga, { status: 'suspended' })).toEqual([]);
    expect(await counted(olga, { level: 'agent' })).toMatchObject({ total: 2, all: 4 });
  });

  test('B3 shows a revoked member under that status only, with the revocation to undo', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await revokeAccess(olga, { memberId: ana.member.id });
    expect(await names(olga)).toEqual(['olga']);
    const { rows } = await list(olga, { status: 'revoked' });
    expect(rows).toMatchObject([{ name: 'ana', status: 'left', may: { undo: { allowed: true } } }]);
    await undoRevocation(olga, { revocationId: rows[0]?.revocation?.id ?? '' });
    expect(await names(olga, { status: 'revoked' })).toEqual([]);
  });
});

describe('LI6 deliberately slow searches', () => {
  test.each([
    ['percent signs', '%'.repeat(10_000)],
    ['underscores', '_'.repeat(100)],
    ['a backslash', '\\'],
    ['a long word', 'a'.repeat(10_000)],
    ['a regular expression', '(a+)+$'],
    ['SQL', "'; --"],
    ['many words', 'qx '.repeat(5_000)],
  ])('LI6 %s among 5,000 people is searched literally, about as fast as a name', async (_, q) => {
    const { olga } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await crowd(olga, 5_000);
    await admin`analyze members`;
    const search = (text: string) => async () => {
      expect((await counted(olga, { q: text })).total).toBe(0);
      expect((await list(olga, { q: text })).rows).toEqual([]);
    };
    expect(await compareTimes(search(q), search('zenobia'), 10)).toBeLessThanOrEqual(10);
  });

  test('LI6 NUL is not searched for', async () => {
    const { olga } = await world({ people: { olga: 'owner', ana: 'agent' } });
    expect((await counted(olga, { q: '\0' })).total).toBe(2);
  });
});

describe('tenants', () => {
  test('TE1 R6 people of another tenant are in no row, count or search', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { paul } = await world({ people: { paul: 'owner', pia: 'agent' } });
    await inviteMembers(paul, { emails: ['zoe@example.com'], role: 'agent', restrictions: [] });
    expect((await list(olga)).rows).toHaveLength(1);
    expect(await counted(olga)).toEqual({ total: 1, all: 1, pending: 0, suspended: 0, online: 0 });
    for (const search of [{ q: 'pia' }, { team: v7() }]) {
      expect((await list(olga, search)).rows).toEqual([]);
      expect((await counted(olga, search)).total).toBe(0);
    }
    await expect(loadWorkspaceContext(olga.person, paul.workspace.slug)).rejects.toThrow(NotFound);
  });

  test('TE4 20 at a time, two tenants interleaved 1,000 times: no cross row', async () => {
    const { olga } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { paul } = await world({ people: { paul: 'owner', pia: 'agent', pim: 'agent' } });
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
