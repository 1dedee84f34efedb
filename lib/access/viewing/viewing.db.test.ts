import { describe, expect, test } from 'vitest';
import { inTenant, sqlState } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { OutsideViewing } from '@/lib/access/gate/open-for-reading';
import { takeUses } from '@/lib/access/last-use/note-use';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { signOutEverywhere } from '@/lib/access/sessions/end-all-sessions';
import { endSession, signOut } from '@/lib/access/sessions/end-session';
import { NotFound, OnlyViewing } from '@/lib/platform/errors';
import { again, world } from '@/lib/test-support/world';
import { endViewing } from './end-viewing';
import { recordViewings } from './record-viewings';
import { renewViewing } from './renew-viewing';
import { startViewing, startViewingAccess } from './start-viewing';
import { checksum } from './test-support/checksum';
import { type Browser, browserOf, passTime, reason, viewing } from './test-support/sessions';

const { admin } = await testDatabase();

const eventsOf = ({ organisation }: WorkspaceContext) =>
  admin`select event, actor_user_id, subject_id, after from audit_events
    where organisation_id = ${organisation.id} and event like 'viewing.%' order by seq`;

const pass = (browser: Browser) => passTime(admin, browser);

describe('a viewing writes nothing', () => {
  test('VA1 PostgreSQL refuses every write of its transactions', async () => {
    const { browser, ben } = await viewing();
    const viewed = await browser.open();
    const before = await checksum(admin);
    const [row] = await admin`select version from members where id = ${ben.member.id}`;
    const version = row?.version as number;
    const attempts = [
      () => changingWork(viewed, async () => {}),
      () => changeAccess(viewed, { memberId: ben.member.id, version, role: 'agent', restrictions: [] }),
      () => revokeAccess(viewed, { memberId: ben.member.id, version, successorId: null }),
      () => suspendMembers(viewed, { chosen: [ben.member], reason: null, until: null }),
    ];
    for (const attempt of attempts)
      await expect(attempt().catch((error) => sqlState(error) ?? error)).resolves.toMatch(/^25006$/);
    expect(await checksum(admin)).toEqual(before);
  });

  test('VA1 reading notes no use of a permission, and records no end that another met', async () => {
    const { olga, otto, browser } = await viewing();
    await endViewing(await browser.person());
    await startViewing(await browser.own(), { memberId: otto.member.id, reason });
    const viewed = await browser.open();
    await admin`update members set ends_at = now() - interval '1 minute'
      where workspace_id = ${olga.workspace.id} and role = 'agent'`;
    takeUses();
    const before = await checksum(admin);
    expect((await listMembers(viewed, memberSearch.parse({}))).rows).toHaveLength(4);
    expect(takeUses()).toEqual([]);
    expect(await checksum(admin)).toEqual(before);
  });
});

describe('a viewing follows both accesses', () => {
  test('B6 R4 a change of the member shows on the next page', async () => {
    const { olga, ana, browser } = await viewing();
    await changeAccess(olga, {
      memberId: ana.member.id,
      version: ana.member.version,
      role: 'agent',
      restrictions: ['visibility-own', 'mask'],
    });
    const { access } = await browser.open();
    expect(access.compiled.assignment.restrictions).toEqual(['mask', 'visibility-own']);
    expect(access.compiled.masks.size).toBe(2);
  });

  test('B6 a member who lost their access ends it, and the page is the viewer’s own', async () => {
    const { olga, otto, ana, browser } = await viewing();
    await suspendMembers(otto, { chosen: [ana.member], reason: null, until: null });
    const next = await browser.open();
    expect(next.member.id).toBe(olga.member.id);
    expect(next.viewing).toBeUndefined();
    expect(await eventsOf(olga)).toMatchObject([{ event: 'viewing.started' }, { event: 'viewing.ended' }]);
  });

  test('B6 R4 a viewer who lost the right to view sees their own console again', async () => {
    const { olga, browser } = await viewing();
    await admin`update members set role = 'agent' where id = ${olga.member.id}`;
    const next = await browser.open();
    expect(next.member).toMatchObject({ id: olga.member.id, role: 'agent' });
    expect(next.viewing).toBeUndefined();
  });

  test('B6 SE8 a viewer whose access ended gets nothing, and the viewing is over', async () => {
    const { olga, browser } = await viewing();
    await admin`update members set status = 'left', left_at = now() where id = ${olga.member.id}`;
    await expect(browser.open()).rejects.toBeInstanceOf(NotFound);
    expect((await browser.person()).viewing).toBeUndefined();
    expect(await eventsOf(olga)).toHaveLength(2);
  });

  test('B6 MA1 masks of either apply', async () => {
    const { olga, ana } = await world({
      people: { olga: 'owner', ana: { role: 'agent', restrictions: ['mask'] } },
    });
    const browser = await browserOf(olga);
    await startViewing(await browser.own(), { memberId: ana.member.id, reason });
    expect([...(await browser.open()).access.compiled.masks.keys()]).toEqual(['phone', 'email']);
  });

  test('B6 another workspace is closed', async () => {
    const { browser } = await viewing();
    const { olga: elsewhere } = await world({ people: { olga: 'owner' } });
    await expect(browser.open(elsewhere.workspace.slug)).rejects.toBeInstanceOf(OutsideViewing);
  });
});

describe('a viewing ends', () => {
  test('B6 R7 its start and its end are audited, with the reason', async () => {
    const { olga, ana, browser } = await viewing();
    await endViewing(await browser.person());
    await endViewing(await browser.person());
    const about = {
      actor_user_id: olga.person.userId,
      subject_id: ana.member.id,
      after: { reason, viewer: 'olga' },
    };
    expect(await eventsOf(olga)).toMatchObject([
      { ...about, event: 'viewing.started' },
      { ...about, event: 'viewing.ended' },
    ]);
    expect((await browser.open()).member.id).toBe(olga.member.id);
  });

  test('B6 RO10 without its audit event it does not begin', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const browser = await browserOf(olga);
    await admin`revoke insert on audit_events from latchkey_app`;
    await expect(startViewing(await browser.own(), { memberId: ana.member.id, reason })).rejects.toThrow();
    await admin`grant insert on audit_events to latchkey_app`;
    expect((await browser.person()).viewing).toBeUndefined();
    expect(await admin`select 1 from viewings where workspace_id = ${olga.workspace.id}`).toHaveLength(0);
  });

  test('B6 after its time the page is the viewer’s own; one event, dated at the end, by Latchkey itself', async () => {
    const { olga, browser } = await viewing();
    const endedAt = await pass(browser);
    expect((await browser.person()).viewing?.isOver).toBe(true);
    const pages = await Promise.all(Array.from({ length: 10 }, () => browser.open()));
    expect(pages.map(({ member }) => member.id)).toEqual(Array(10).fill(olga.member.id));
    const [, ended, ...more] = await eventsOf(olga);
    expect(more).toEqual([]);
    expect(ended).toMatchObject({ event: 'viewing.ended', actor_user_id: null });
    expect(new Date(ended?.after.endedAt)).toEqual(endedAt);
  });

  test('B6 its end is recorded by the first request that meets it, also where the viewer does not return', async () => {
    const { olga, otto, browser } = await viewing();
    await pass(browser);
    for (let round = 0; round < 2; round++) await listMembers(await again(otto), memberSearch.parse({}));
    expect(await eventsOf(olga)).toHaveLength(2);
  });

  test('B6 the recording of one workspace leaves others alone', async () => {
    const { browser } = await viewing();
    const { olga: elsewhere } = await world({ people: { olga: 'owner' } });
    await pass(browser);
    const { id: workspaceId } = elsewhere.workspace;
    await inTenant({ workspaceId, organisationId: elsewhere.organisation.id }, (tx) =>
      recordViewings(tx, workspaceId),
    );
    expect(await admin`select 1 from viewings where ended_at is null`).not.toHaveLength(0);
  });

  test('B6 renewing gives the whole time again; after the end it is refused', async () => {
    const { browser } = await viewing();
    await admin`update viewings set ends_at = now() + interval '1 minute' where ended_at is null`;
    const { until } = await renewViewing(await browser.person());
    const [row] = await admin`select ${until}::timestamptz > now() + interval '14 minutes' as "isLong"`;
    expect(row?.isLong).toBe(true);
    expect((await browser.open()).viewing?.until).toEqual(until);
    await pass(browser);
    await expect(renewViewing(await browser.person())).rejects.toEqual(new OnlyViewing(true));
  });

  test('B6 signing out ends it', async () => {
    const { olga, browser } = await viewing();
    await signOut(browser.token);
    expect(await eventsOf(olga)).toMatchObject([{}, { event: 'viewing.ended' }]);
  });

  test.each([
    ['another browser', async ({ person }: WorkspaceContext, id: string) => endSession(person.userId, id)],
    ['signing out everywhere', async ({ person }: WorkspaceContext) => signOutEverywhere(person.userId)],
  ])('B6 R7 a session ended by %s ends it at that moment, with one event', async (_, end) => {
    const { olga, browser } = await viewing();
    const { sessionId } = await browser.person();
    await end(olga, sessionId);
    const [row] = await admin`select ended_at < ends_at as early, ended_at <= now() as over from viewings
      where workspace_id = ${olga.workspace.id}`;
    expect(row).toEqual({ early: true, over: true });
    const events = await eventsOf(olga);
    expect(events.map(({ event }) => event)).toEqual(['viewing.started', 'viewing.ended']);
    expect(events[1]?.actor_user_id).toBe(olga.person.userId);
  });

  test('B6 a session that views nothing ends without an event of a viewing', async () => {
    const { olga, browser } = await viewing();
    await endViewing(await browser.person());
    await signOutEverywhere(olga.person.userId);
    expect(await eventsOf(olga)).toHaveLength(2);
  });

  test('B6 an access has events without a person', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const browser = await browserOf(olga);
    await startViewingAccess(await browser.own(), { role: 'agent', restrictions: ['mask'], grants: [] });
    await endViewing(await browser.person());
    expect(await eventsOf(olga)).toMatchObject([
      { event: 'viewing.access-started', subject_id: null, after: { role: 'agent', restrictions: ['mask'] } },
      { event: 'viewing.access-ended', subject_id: null },
    ]);
  });
});
