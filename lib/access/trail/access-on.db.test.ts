import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { changeDelegation } from '@/lib/access/delegation/change-delegation';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { setDates } from '@/lib/access/members/dates/set-dates';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { changeOrganisationRole } from '@/lib/access/people/change-role';
import { removePerson } from '@/lib/access/people/remove-person';
import { changeOrganisationPlan } from '@/lib/access/subscription/change-organisation-plan';
import { Denied } from '@/lib/platform/errors';
import { hosting } from '@/lib/test-support/hosted';
import { again, world } from '@/lib/test-support/world';
import { accessOn } from './access-on';

const { admin } = await testDatabase();

const organisationOf = (ctx: WorkspaceContext) => loadOrganisationContext(ctx.person, ctx.organisation.slug);

/** Moves the events written since the last call to this moment, as if they had happened then. */
async function date({ organisation }: WorkspaceContext, at: string, since = 0): Promise<number> {
  return admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update audit_events set at = ${at} where organisation_id = ${organisation.id} and seq > ${since}`;
    const [last] = await tx`select max(seq)::int as seq from audit_events
      where organisation_id = ${organisation.id}`;
    return last?.seq ?? 0;
  });
}

const changed = async (
  owner: WorkspaceContext,
  who: WorkspaceContext,
  role: string,
  restrictions: string[] = [],
) => {
  const { member } = await again(who);
  await changeAccess(owner, { memberId: member.id, version: member.version, role, restrictions });
};

async function on(ctx: WorkspaceContext, day: string) {
  const { rows } = await accessOn(await organisationOf(ctx), day);
  const own = rows.filter(({ kind }) => kind === 'membership');
  return own.map(({ name, role, restrictions, status, plan }) => ({
    name,
    role,
    restrictions,
    status,
    plan,
  }));
}

describe('who had what on a day', () => {
  test('B10 nothing before the first event, and states when the trail begins', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await date(olga, '2026-03-10T12:00:00Z');
    const { rows, since } = await accessOn(await organisationOf(olga), '2026-03-09');
    expect(rows).toEqual([]);
    expect(since).toEqual(new Date('2026-03-10T12:00:00Z'));
  });

  test('B10 an access that was changed and changed back, with the restrictions and the plan of each day', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' }, plan: 'advanced' });
    let seq = await date(olga, '2026-03-10T12:00:00Z');
    await changed(olga, ana, 'manager', ['data-export']);
    seq = await date(olga, '2026-03-12T12:00:00Z', seq);
    await changed(olga, ana, 'agent');
    await changeOrganisationPlan(await organisationOf(olga), { from: 'advanced', plan: 'enterprise' });
    await date(olga, '2026-03-14T12:00:00Z', seq);
    const rowOf = async (day: string) => (await on(olga, day)).find(({ name }) => name === 'ana');
    const ana10 = { name: 'ana', role: 'agent', restrictions: [], status: 'active', plan: 'advanced' };
    expect(await rowOf('2026-03-11')).toEqual(ana10);
    expect(await rowOf('2026-03-13')).toEqual({ ...ana10, role: 'manager', restrictions: ['data-export'] });
    expect(await rowOf('2026-03-14')).toEqual({ ...ana10, plan: 'enterprise' });
  });

  test('B10 a person who was revoked and invited again has no access in between', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    let seq = await date(olga, '2026-03-10T12:00:00Z');
    await revokeAccess(olga, { memberId: ana.member.id });
    seq = await date(olga, '2026-03-12T12:00:00Z', seq);
    const { invited } = await inviteMembers(olga, {
      emails: [ana.person.email],
      role: 'manager',
      restrictions: [],
    });
    expect(invited).toHaveLength(1);
    await date(olga, '2026-03-14T12:00:00Z', seq);
    const statuses = async (day: string) => (await on(olga, day)).map(({ role, status }) => [role, status]);
    expect(await statuses('2026-03-11')).toEqual([
      ['agent', 'active'],
      ['owner', 'active'],
    ]);
    expect(await statuses('2026-03-13')).toEqual([['owner', 'active']]);
    expect(await statuses('2026-03-14')).toEqual([
      ['manager', 'invited'],
      ['owner', 'active'],
    ]);
  });

  test('B4 B10 a suspension with a last day ends by itself, whether or not its end was recorded', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const seq = await date(olga, '2026-03-10T12:00:00Z');
    await suspendMembers(olga, { chosen: [ana.member], reason: null, until: '2099-03-12' });
    await date(olga, '2026-03-11T12:00:00Z', seq);
    await admin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update audit_events set after = jsonb_set(after, '{until}', '"2026-03-13T00:00:00.000Z"')
        where organisation_id = ${olga.organisation.id} and event = 'member.suspended'`;
    });
    const statusOf = async (day: string) => (await on(olga, day)).find(({ name }) => name === 'ana')?.status;
    expect(await statusOf('2026-03-10')).toBe('active');
    expect(await statusOf('2026-03-11')).toBe('suspended');
    expect(await statusOf('2026-03-12')).toBe('suspended');
    expect(await statusOf('2026-03-13')).toBe('active');
  });

  test('B5 B10 an access counts on its last day', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { member } = await again(ana);
    await setDates(olga, {
      ...{ memberId: member.id, version: member.version, starts: null, ends: '2099-03-12' },
      ...{ work: 'stays', successorId: null },
    });
    await date(olga, '2026-03-10T12:00:00Z');
    await admin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update audit_events set after = jsonb_set(after, '{endsAt}', '"2026-03-13T00:00:00.000Z"')
        where organisation_id = ${olga.organisation.id} and event = 'member.dates-changed'`;
    });
    const statusOf = async (day: string) => (await on(olga, day)).find(({ name }) => name === 'ana')?.status;
    expect(await statusOf('2026-03-12')).toBe('active');
    expect(await statusOf('2026-03-13')).toBe('ended');
  });

  test('B10 the day ends at midnight of the workspace’s time zone', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await admin`update workspaces set time_zone = 'Europe/Paris' where id = ${olga.workspace.id}`;
    await date(olga, '2026-03-10T22:59:59.999400Z');
    expect(await on(olga, '2026-03-09')).toEqual([]);
    expect(await on(olga, '2026-03-10')).toHaveLength(1);
    await date(olga, '2026-03-10T23:00:00Z');
    expect(await on(olga, '2026-03-10')).toEqual([]);
    expect(await on(olga, '2026-03-11')).toHaveLength(1);
  });

  test('B10 a day that is not over is shown as of now', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { rows } = await accessOn(await organisationOf(olga), '2099-12-31');
    expect(rows[0]?.at.getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
    expect(rows.filter(({ kind }) => kind === 'membership')).toMatchObject([
      { name: 'olga', role: 'owner', workspace: 'Workspace of olga' },
    ]);
  });

  test('B10 a closed workspace gave no access', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { organisation, workspace } = olga;
    await inTenant({ organisationId: organisation.id }, (tx) =>
      tx.execute(sql`insert into audit_events (id, organisation_id, workspace_id, event, subject_id, subject_name, after)
        values (gen_random_uuid(), ${organisation.id}, ${workspace.id}, 'workspaces.closed', ${workspace.id},
          'x', ${JSON.stringify({ closed: [workspace.id] })}::jsonb)`),
    );
    expect(await on(olga, '2099-12-31')).toMatchObject([{ status: 'closed' }]);
  });

  test('B10 R6 only administrators of the organisation may ask', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await expect(accessOn(await organisationOf(ana), '2026-03-10')).rejects.toBeInstanceOf(Denied);
    const { stella } = await world({ people: { stella: 'owner' } });
    expect((await on(stella, '2099-12-31')).map(({ name }) => name)).toEqual(['stella']);
    expect((await on(olga, '2099-12-31')).map(({ name }) => name)).toEqual(['ana', 'olga']);
  });

  test('S3.15 B10 an account that does not delegate its administration is absent', async () => {
    const { host, admin: client } = await hosting();
    const names = async () =>
      new Set(
        (await accessOn(await organisationOf(host), '2099-12-31')).rows.map(({ workspace }) => workspace),
      );
    expect(await names()).toContain(client.workspace.name);
    await changeDelegation(client, { isDelegated: false });
    expect(await names()).not.toContain(client.workspace.name);
  });

  test('B10 administrators and billing of the organisation are rows, from the day of the role to its end', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const roles = async (day: string) =>
      (await accessOn(await organisationOf(olga), day)).rows
        .filter(({ kind }) => kind === 'organisation')
        .map(({ name, role, model }) => [name, role, model]);
    let seq = await date(olga, '2026-03-10T12:00:00Z');
    await changeOrganisationRole(await organisationOf(olga), {
      userId: ana.person.userId,
      from: 'member',
      role: 'billing',
    });
    seq = await date(olga, '2026-03-12T12:00:00Z', seq);
    await removePerson(await organisationOf(olga), { userId: ana.person.userId });
    await date(olga, '2026-03-14T12:00:00Z', seq);
    const own = ['olga', 'admin', 'organisation'];
    expect(await roles('2026-03-09')).toEqual([]);
    expect(await roles('2026-03-11')).toEqual([own]);
    expect(await roles('2026-03-13')).toEqual([['ana', 'billing', 'organisation'], own]);
    expect(await roles('2026-03-14')).toEqual([own]);
  });
});
