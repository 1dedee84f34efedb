import { v7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { poolUse } from '@/db/pool-use';
import { type Announcement, inTenant } from '@/db/tenant';
import { separateDatabase } from '@/db/test-support/database';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { createOrganisation } from '@/lib/access/organisations/create-organisation';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { createUser } from '@/lib/access/users/create-user';
import { confirmConsole } from './confirm-console';
import { consoleOf, consoleToken } from './console-token';
import { mayStay } from './may-stay';
import { arrive } from './record-arrival';
import { depart } from './record-departure';
import { sweepPresence } from './sweep-presence';

const { admin, sql } = await separateDatabase();

const heard: Announcement[] = [];
await sql.listen('latchkey', (payload) => heard.push(JSON.parse(payload)));

/** The announcements so far: a message of the test, sent last, arrives last. */
async function announced(): Promise<Announcement[]> {
  await sql.notify('latchkey', JSON.stringify({ topic: 'sessions' }));
  await expect.poll(() => heard.at(-1)?.topic).toBe('sessions');
  return heard.splice(0).slice(0, -1);
}

/** A new organisation, with its owner in a separate session. */
async function ownerOf(name: string): Promise<WorkspaceContext> {
  const email = `${name}-${v7()}@example.com`;
  const user = await inTenant({}, (tx) => createUser(tx, { name, email, isEmailVerified: true }));
  const { workspace } = await createOrganisation(
    { userId: user.id, name, email, ip: null },
    { name, plan: 'growth', model: 'team-inbox', workspaceName: name },
  );
  const { token } = await startSession(user.id, { ip: null, userAgent: null });
  const person = await findSession(token);
  if (!person) throw new Error('no session');
  return loadWorkspaceContext({ ...person, ip: null }, workspace.slug);
}

const confirmed = (ctx: WorkspaceContext, connectionId: string) =>
  confirmConsole({ workspaceId: ctx.workspace.id, connectionId });
const stays = async (ctx: WorkspaceContext, connectionId: string) =>
  (await mayStay(ctx.workspace.id, [{ ctx, connectionId }])).has(connectionId);
const consolesOf = (ctx: WorkspaceContext) =>
  admin`select connection_id from presence where workspace_id = ${ctx.workspace.id}`;
const age = (connectionId: string, seconds: number) =>
  admin`update presence set seen_at = now() - make_interval(secs => ${seconds}) where connection_id = ${connectionId}`;

let ana: WorkspaceContext;
beforeEach(async () => {
  ana = await ownerOf('Ana');
  await announced();
});

describe('S1.4 presence', () => {
  test('the first console of a person is announced, the second is not', async () => {
    await arrive(ana, v7());
    expect(await announced()).toEqual([{ topic: 'presence', workspaceId: ana.workspace.id }]);
    await arrive(ana, v7());
    expect(await announced()).toEqual([]);
  });

  test('a person is online until the last of their consoles is closed', async () => {
    const [first, second] = [v7(), v7()];
    await arrive(ana, first);
    await arrive(ana, second);
    await announced();
    await depart(ana, first);
    expect(await announced()).toEqual([]);
    expect(await consolesOf(ana)).toHaveLength(1);
    await depart(ana, second);
    expect(await announced()).toEqual([{ topic: 'presence', workspaceId: ana.workspace.id }]);
    expect(await consolesOf(ana)).toHaveLength(0);
  });

  test('a person who leaves and returns at the same moment is online in the end', async () => {
    for (let round = 0; round < 20; round++) {
      const [before, after] = [v7(), v7()];
      await arrive(ana, before);
      await announced();
      await Promise.all([depart(ana, before), arrive(ana, after)]);
      // Either both announcements were sent or none, never only the departure.
      expect([0, 2]).toContain((await announced()).length);
      await depart(ana, after);
    }
  });

  test('S1.5 presence is recorded at most once a minute, by the database', async () => {
    const seen = async () =>
      (await admin`select last_seen_at from members where id = ${ana.member.id}`)[0]?.last_seen_at;
    const connectionId = v7();
    await arrive(ana, connectionId);
    const first = await seen();
    expect(first).toBeInstanceOf(Date);
    await confirmed(ana, connectionId);
    expect(await seen()).toEqual(first);
    await admin`update members set last_seen_at = now() - interval '2 minutes' where id = ${ana.member.id}`;
    await confirmed(ana, connectionId);
    expect((await seen()) >= first).toBe(true);
  });

  test('consoles that do not answer are swept and announced; the others stay', async () => {
    const [gone, here] = [v7(), v7()];
    await arrive(ana, gone);
    await arrive(ana, here);
    await age(gone, 41);
    await age(here, 10);
    await announced();
    expect(await sweepPresence()).toBe(1);
    expect(await consolesOf(ana)).toEqual([{ connection_id: here }]);
    expect(await announced()).toEqual([{ topic: 'presence', workspaceId: ana.workspace.id }]);
  });

  test('a confirmation keeps a console, in the workspace that its token names only', async () => {
    const eva = await ownerOf('Eva');
    const connectionId = v7();
    await arrive(ana, connectionId);
    await age(connectionId, 41);
    expect(await confirmed(eva, connectionId)).toBe(false);
    expect(await confirmed(ana, connectionId)).toBe(true);
    expect(await sweepPresence()).toBe(0);
    expect(await confirmed(ana, v7())).toBe(false);
  });
});

describe('S1.4 consoles that confirm together', () => {
  test('are each recorded; one that is not known is answered so', async () => {
    const [first, second, unknown] = [v7(), v7(), v7()];
    await arrive(ana, first);
    await arrive(ana, second);
    await age(first, 41);
    await age(second, 41);
    const known = await Promise.all([first, second, unknown].map((each) => confirmed(ana, each)));
    expect(known).toEqual([true, true, false]);
    expect(await sweepPresence()).toBe(0);
  });

  test('are looked up by one statement, and one whose session ended does not stay', async () => {
    const { token } = await startSession(ana.person.userId, { ip: null, userAgent: null });
    const person = await findSession(token);
    const elsewhere = await loadWorkspaceContext(
      { ...ana.person, sessionId: person?.sessionId ?? '' },
      ana.workspace.slug,
    );
    const [here, there] = [
      { ctx: ana, connectionId: v7() },
      { ctx: elsewhere, connectionId: v7() },
    ];
    for (const { ctx, connectionId } of [here, there]) await arrive(ctx, connectionId);
    const before = poolUse().statements;
    expect(await mayStay(ana.workspace.id, [here, there])).toEqual(
      new Set([here.connectionId, there.connectionId]),
    );
    // With those that begin the transaction, name its tenant and end it.
    expect(poolUse().statements - before).toBe(4);
    await admin`delete from sessions where id = ${there.ctx.person.sessionId}`;
    expect(await mayStay(ana.workspace.id, [here, there])).toEqual(new Set([here.connectionId]));
  });

  test('SA5 a token that was made elsewhere, changed or emptied opens no console', () => {
    const console = { workspaceId: ana.workspace.id, connectionId: v7() };
    const token = consoleToken(console);
    expect(consoleOf(token)).toEqual(console);
    const [first, rest] = [token.charAt(0), token.slice(1)];
    expect(consoleOf(`${first === 'A' ? 'B' : 'A'}${rest}`)).toBeNull();
    for (const other of ['', 'AAAA', console.connectionId]) expect(consoleOf(other)).toBeNull();
  });
});

describe('TE10 row-level security holds for the sweeper', () => {
  test('outside any tenant only stale rows are visible, and nothing can be written', async () => {
    const eva = await ownerOf('Eva');
    const [fresh, stale] = [v7(), v7()];
    await arrive(ana, fresh);
    await arrive(eva, stale);
    await age(stale, 41);
    await sql.begin(async (tx) => {
      await tx`set local role latchkey_app`;
      expect(await tx`select connection_id from presence`).toEqual([{ connection_id: stale }]);
      expect((await tx`update presence set seen_at = now()`).count).toBe(0);
      expect((await tx`delete from presence`).count).toBe(1);
    });
    expect(await consolesOf(ana)).toEqual([{ connection_id: fresh }]);
  });

  test('twenty sweepers at once remove each stale console once', async () => {
    for (let n = 0; n < 10; n++) {
      const connectionId = v7();
      await arrive(ana, connectionId);
      await age(connectionId, 41);
    }
    const swept = await Promise.all(Array.from({ length: 20 }, () => sweepPresence()));
    expect(swept.reduce((sum, count) => sum + count, 0)).toBe(10);
  });
});

describe('RV7 an open console is present only while its person may be', () => {
  const ends: Record<string, (ctx: WorkspaceContext) => Promise<unknown>> = {
    'access was revoked': (ctx) => admin`update members set status = 'left' where id = ${ctx.member.id}`,
    'the session ended': (ctx) => admin`delete from sessions where id = ${ctx.person.sessionId}`,
    'the session ran out': (ctx) =>
      admin`update sessions set expires_at = now() where id = ${ctx.person.sessionId}`,
    'the person was disabled': (ctx) =>
      admin`update users set disabled_at = now() where id = ${ctx.person.userId}`,
    'the workspace was closed': (ctx) =>
      admin`update workspaces set closed_at = now() where id = ${ctx.workspace.id}`,
  };
  test.each(Object.entries(ends))('it is not present after %s', async (_what, end) => {
    const connectionId = v7();
    await arrive(ana, connectionId);
    expect(await stays(ana, connectionId)).toBe(true);
    await end(ana);
    expect(await stays(ana, connectionId)).toBe(false);
  });

  test('a person revoked before the arrival does not arrive', async () => {
    await admin`update members set status = 'left' where id = ${ana.member.id}`;
    await expect(arrive(ana, v7())).rejects.toThrow('not found');
    expect(await consolesOf(ana)).toHaveLength(0);
  });
});
