import { describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { loadOrganisationContext } from '@/lib/access/context/context';
import { changeDelegation } from '@/lib/access/delegation/change-delegation';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { NotFound } from '@/lib/platform/errors';
import { hosting } from '@/lib/test-support/hosted';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { listTrail, readEvent } from './list-trail';
import { trailSearch } from './trail-search';

const { admin } = await testDatabase();

async function organisation() {
  const workspace = await openTestWorkspace(admin);
  const owner = await workspace.addMember('owner');
  const ctx = await owner.context();
  const org = await loadOrganisationContext(ctx.person, ctx.organisation.slug);
  return { workspace, ctx, org };
}

const list = (org: Awaited<ReturnType<typeof organisation>>['org'], search: object = {}) =>
  listTrail(org, trailSearch.parse(search), 'Europe/Paris');

describe('B10 the trail', () => {
  test('B10 shows events newest first, page by page in both directions, without a gap', async () => {
    const { org } = await organisation();
    await inTenant({ organisationId: org.organisation.id }, async (tx) => {
      for (let number = 0; number < 60; number++)
        await recordAudit(tx, org.person, { event: 'settings.saved', organisationId: org.organisation.id });
    });
    const first = await list(org);
    const second = await list(org, { cursor: first.nextCursor });
    const back = await list(org, { cursor: second.previousCursor });
    const places = [...first.rows, ...second.rows].map(({ seq }) => seq);
    expect(places).toEqual(Array.from({ length: 50 }, (_, at) => (places[0] ?? 0) - at));
    expect(back.rows).toEqual(first.rows);
  });

  test('B10 finds events by person as actor or subject, by what was done, by workspace and by day', async () => {
    const { workspace, ctx, org } = await organisation();
    const ana = await workspace.addMember('agent');
    await admin`update members set name = 'Ana Rossi' where id = ${ana.memberId}`;
    const [row] = await admin`select version from members where id = ${ana.memberId}`;
    await changeAccess(ctx, {
      memberId: ana.memberId,
      role: 'manager',
      restrictions: [],
      grants: [],
      version: row?.version,
    });
    const named = await list(org, { q: 'rossi' });
    expect(named.rows.map(({ event }) => event)).toEqual(['member.access-changed']);
    expect(await named.count).toEqual({ count: 1, isMore: false });
    const people = await list(org, { act: 'people', workspace: workspace.id });
    expect(people.rows.every(({ event }) => /^(member|person|user|account)/.test(event))).toBe(true);
    expect(people.rows).not.toHaveLength(0);
    const [today] = await admin`select to_char(now() at time zone 'Europe/Paris', 'YYYY-MM-DD') as day`;
    expect((await list(org, { day: today?.day })).rows).not.toHaveLength(0);
    expect((await list(org, { day: '2001-01-01' })).rows).toHaveLength(0);
  });

  test('B10 one event is read by its place', async () => {
    const { org } = await organisation();
    const [first] = (await list(org)).rows;
    expect(await readEvent(org, first?.seq ?? 0)).toEqual(first);
    await expect(readEvent(org, 999_999)).rejects.toThrow(NotFound);
    await expect(readEvent(org, Number.NaN)).rejects.toThrow(NotFound);
  });

  test('B10 who does not administer the organisation reads neither the trail nor one event', async () => {
    const { workspace, org } = await organisation();
    const ana = await (await workspace.addMember('manager')).context();
    const own = await loadOrganisationContext(ana.person, org.organisation.slug);
    await expect(list(own)).rejects.toThrow(/denied/);
    await expect(readEvent(own, 1)).rejects.toThrow(/denied/);
  });

  test('TE1 B10 another organisation has another trail', async () => {
    const [one, other] = [await organisation(), await organisation()];
    const ids = new Set((await list(other.org)).rows.map(({ id }) => id));
    expect((await list(one.org)).rows.filter(({ id }) => ids.has(id))).toHaveLength(0);
  });
});

test('S3.15 R6 B10 events of a hosted account that ended its delegation are absent from the host’s trail', async () => {
  const { host, admin: account } = await hosting();
  const org = await loadOrganisationContext(host.person, host.organisation.slug);
  const ofAccount = async () =>
    (await list(org, { workspace: account.workspace.id })).rows.map(({ event }) => event);
  expect(await ofAccount()).toContain('member.joined');
  const [{ seq } = { seq: 0 }] = (await list(org, { workspace: account.workspace.id })).rows;
  await changeDelegation(account, { isDelegated: false });
  expect(await ofAccount()).toEqual([]);
  await expect(readEvent(org, seq)).rejects.toThrow(NotFound);
});
