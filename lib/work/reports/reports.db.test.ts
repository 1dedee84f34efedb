import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { listOnline } from '@/lib/access/presence/list-online';
import { openExport } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { openTestWorkspace, type TestWorkspace } from '@/lib/test-support/test-workspace';
import { figuresByDay } from './by-day';
import { figuresByPerson } from './by-person';
import { figuresByTeam } from './by-team';
import { currentFigures } from './current-figures';
import { overviewOf } from './report-overview';
import { lastDays, reportSearch } from './report-period';
import { startReportsExport } from './start-reports-export';

const { admin } = await testDatabase();

const minute = 60;
const hour = 60 * minute;
const rome = { timeZone: 'Europe/Rome' };
/** Noon in Rome, hours after the clocks went forward. */
const week = lastDays(rome, 7, sql`'2026-03-29T10:00:00Z'::timestamptz`);

/** Creates a conversation with a start time, messages and events. */
async function writeConversation(
  workspace: TestWorkspace,
  place: { seatId?: string; teamId?: string; status?: 'open' | 'closed' },
  startsAt: string,
  thread: { kind: string; event?: string; by?: string; at: string }[] = [],
): Promise<string> {
  const id = await workspace.addConversation(await workspace.addContact(place), place);
  const last = thread.findLast(({ kind }) => kind !== 'event' && kind !== 'note')?.at ?? startsAt;
  await admin`update conversations set created_at = ${startsAt}, last_message_at = ${last} where id = ${id}`;
  await admin`update messages set at = ${startsAt} where conversation_id = ${id}`;
  for (const { kind, event = null, by = null, at } of thread) {
    await admin`insert into messages (workspace_id, id, conversation_id, kind, event, author_id, at)
      values (${workspace.id}, ${v7()}, ${id}, ${kind}, ${event}, ${by}, ${at})`;
  }
  return id;
}

/** A week in Rome, written by hand. */
async function workspaceWithActivity() {
  const workspace = await openTestWorkspace(admin);
  const team = await workspace.addTeam('Après-vente');
  const owner = await workspace.addMember('owner');
  const ana = await workspace.addMember('agent', [], [team]);
  const ben = await workspace.addMember('agent');
  const anas = { seatId: ana.seatId, teamId: team };
  // Half an hour past midnight in Rome, the day before in UTC: within the week.
  const first = await writeConversation(workspace, { ...anas, status: 'closed' }, '2026-03-22T23:30:00Z', [
    { kind: 'note', by: ben.memberId, at: '2026-03-22T23:31:00Z' },
    { kind: 'outbound', by: ana.memberId, at: '2026-03-22T23:40:00Z' },
    { kind: 'event', event: 'closed', by: ana.memberId, at: '2026-03-23T08:00:00Z' },
    { kind: 'event', event: 'reopened', by: ben.memberId, at: '2026-03-24T08:00:00Z' },
    { kind: 'event', event: 'closed', by: ben.memberId, at: '2026-03-24T09:00:00Z' },
  ]);
  // Half an hour before midnight in Rome: outside the week, but its closing is inside.
  await writeConversation(workspace, { status: 'closed' }, '2026-03-22T22:30:00Z', [
    { kind: 'outbound', by: ben.memberId, at: '2026-03-22T22:35:00Z' },
    { kind: 'event', event: 'closed', by: ben.memberId, at: '2026-03-29T09:00:00Z' },
  ]);
  await writeConversation(workspace, { seatId: ben.seatId }, '2026-03-29T06:00:00Z', [
    { kind: 'outbound', by: ben.memberId, at: '2026-03-29T07:00:00Z' },
    { kind: 'outbound', by: ana.memberId, at: '2026-03-29T08:00:00Z' },
  ]);
  const waiting = await writeConversation(workspace, anas, '2026-03-29T07:30:00Z');
  const nobodys = await writeConversation(workspace, {}, '2026-03-28T07:30:00Z');
  return { workspace, owner: await owner.context(), ana, ben, team, ids: { first, waiting, nobodys } };
}

const names = (rows: { name: string | null }[]) => rows.map(({ name }) => name);

describe('reports of a period', () => {
  it('count conversations opened, closed and answered within the days of the workspace’s time zone', async () => {
    const { owner } = await workspaceWithActivity();
    expect(await overviewOf(owner, week)).toEqual({
      openNow: 3,
      opened: 4,
      closed: 3,
      sent: 3,
      answered: 2,
      firstResponse: (10 * minute + hour) / 2,
    });
    const days = await figuresByDay(owner, week, 'reports');
    expect(days).toEqual([
      { day: '2026-03-23', opened: 1, closed: 1, sent: 1 },
      { day: '2026-03-24', opened: 0, closed: 1, sent: 0 },
      { day: '2026-03-25', opened: 0, closed: 0, sent: 0 },
      { day: '2026-03-26', opened: 0, closed: 0, sent: 0 },
      { day: '2026-03-27', opened: 0, closed: 0, sent: 0 },
      { day: '2026-03-28', opened: 1, closed: 0, sent: 0 },
      { day: '2026-03-29', opened: 2, closed: 1, sent: 2 },
    ]);
    const inUtc = lastDays({ timeZone: 'UTC' }, 7, sql`'2026-03-29T10:00:00Z'::timestamptz`);
    expect(await overviewOf(owner, inUtc)).toMatchObject({ opened: 3, answered: 1 });
  });

  it('list answers, closings and response times by person, in the requested order', async () => {
    const { owner, ana, ben } = await workspaceWithActivity();
    const rows = await figuresByPerson(owner, week, '-closed');
    expect(rows).toMatchObject([
      { name: ben.name, open: 1, answers: 1, closed: 2, response: hour, total: 3 },
      { name: ana.name, open: 1, answers: 2, closed: 1, response: 10 * minute },
      { name: owner.member.name, open: 0, answers: 0, closed: 0, response: null },
    ]);
    expect(names(await figuresByPerson(owner, week, 'response'))).toEqual([
      ana.name,
      ben.name,
      owner.member.name,
    ]);
    await admin`update members set status = 'left' where id in (${ben.memberId}, ${ana.memberId})`;
    expect(names(await figuresByPerson(owner, week, '-answers')), 'who left has worked all the same').toEqual(
      [ana.name, ben.name, owner.member.name],
    );
  });

  it('list figures by team, including conversations without a team', async () => {
    const { workspace, owner, team } = await workspaceWithActivity();
    await workspace.addTeam('Vendite');
    expect(await figuresByTeam(owner, week, '-response')).toMatchObject(
      [
        { id: team, name: 'Après-vente', open: 1, opened: 2, closed: 2, response: 10 * minute },
        { name: 'Vendite', open: 0, opened: 0, closed: 0, response: null, total: 3 },
        { id: null, name: null, open: 2, opened: 2, closed: 1, response: hour },
      ].sort((a, b) => (b.response ?? -1) - (a.response ?? -1)),
    );
  });

  it('TE1 count nothing of another tenant', async () => {
    const { owner } = await workspaceWithActivity();
    const before = await overviewOf(owner, week);
    await workspaceWithActivity();
    expect(await overviewOf(owner, week)).toEqual(before);
    const empty = await (await (await openTestWorkspace(admin)).addMember('owner')).context();
    expect(await overviewOf(empty, week)).toMatchObject({ openNow: 0, opened: 0, firstResponse: null });
    expect(await figuresByPerson(empty, week, 'name')).toHaveLength(1);
    expect(await currentFigures(empty)).toEqual({ open: 0, unassigned: 0, waiting: [] });
  });

  it('S1.21 S1.32 give an agent no figure by any service', async () => {
    const { ana } = await workspaceWithActivity();
    const ctx = await ana.context();
    await expect(overviewOf(ctx, week)).rejects.toBeInstanceOf(Denied);
    await expect(figuresByDay(ctx, week, 'reports')).rejects.toBeInstanceOf(Denied);
    await expect(figuresByDay(ctx, week, 'dashboard')).rejects.toBeInstanceOf(Denied);
    await expect(figuresByPerson(ctx, week, 'name')).rejects.toBeInstanceOf(Denied);
    await expect(figuresByTeam(ctx, week, 'name')).rejects.toBeInstanceOf(Denied);
    await expect(currentFigures(ctx)).rejects.toBeInstanceOf(Denied);
    await expect(listOnline(ctx)).rejects.toBeInstanceOf(Denied);
  });
});

describe('the dashboard', () => {
  it('S1.28 counts open and unassigned conversations, including those of a vacant seat, and the longest waits', async () => {
    const { owner, ben, ids } = await workspaceWithActivity();
    const now = await currentFigures(owner);
    expect([now.open, now.unassigned]).toEqual([3, 1]);
    expect(now.waiting.map(({ id }) => id)).toEqual([ids.nobodys, ids.waiting]);
    expect(now.waiting[0]?.since).toEqual(new Date('2026-03-28T07:30:00Z'));
    await admin`update seats set holder_id = null where id = ${ben.seatId}`;
    expect(await currentFigures(owner)).toMatchObject({ open: 3, unassigned: 2 });
  });

  it('S1.4 names the members online, each once', async () => {
    const { workspace, owner, ana, ben } = await workspaceWithActivity();
    for (const [memberId, age] of [
      [ana.memberId, 1],
      [ana.memberId, 2],
      [ben.memberId, 600],
    ] as const) {
      await admin`insert into presence (workspace_id, connection_id, member_id, seen_at)
        values (${workspace.id}, ${v7()}, ${memberId}, now() - make_interval(secs => ${age}))`;
    }
    expect(await listOnline(owner)).toEqual({ people: [{ id: ana.memberId, name: ana.name }], total: 1 });
  });
});

describe('exporting reports', () => {
  it('S1.18 the file has a line for every day, person and team, and is recorded', async () => {
    const { workspace, owner, ana } = await workspaceWithActivity();
    const { exportId } = await startReportsExport(owner, reportSearch.parse({ days: '7' }));
    const file = await openExport(owner.person, workspace.slug, exportId);
    const rows = parse(await new Response(file.body).text(), { columns: true }) as Record<string, string>[];
    expect(rows.map(({ by }) => by)).toEqual([
      ...Array(7).fill('day'),
      'person',
      'person',
      'person',
      'team',
      'team',
    ]);
    expect(rows.find(({ name }) => name === ana.name)).toMatchObject({ open_now: '1', opened: '' });
    const events = await admin`select after from audit_events
      where workspace_id = ${workspace.id} and event = 'reports.exported'`;
    expect(events).toEqual([{ after: { days: '7', people: '-answers', teams: '-opened' } }]);
  });

  it('S1.18 a manager restricted from exporting and an agent start no export, and nothing is written', async () => {
    const { workspace, ana } = await workspaceWithActivity();
    const restricted = await (await workspace.addMember('manager', ['data-export'])).context();
    for (const ctx of [restricted, await ana.context()]) {
      await expect(startReportsExport(ctx, reportSearch.parse({}))).rejects.toBeInstanceOf(Denied);
    }
    const here = workspace.id;
    expect(await admin`select 1 from exports where workspace_id = ${here}`).toHaveLength(0);
    expect(
      await admin`select 1 from audit_events where workspace_id = ${here} and event like '%export%'`,
    ).toHaveLength(0);
    expect(await overviewOf(restricted, week), 'what is not exported is still read').toMatchObject({
      opened: 4,
    });
  });

  it('invalid search parameters count as the defaults', () => {
    const usual = { days: 30, people: '-answers', teams: '-opened' };
    expect(reportSearch.parse({ days: '30; drop', people: 'password', teams: ['a'] })).toEqual(usual);
  });
});
