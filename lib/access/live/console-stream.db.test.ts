import postgres from 'postgres';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { announce, inTenant } from '@/db/tenant';
import { separateDatabase } from '@/db/test-support/database';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { askEveryMs } from '@/lib/access/context/presence-freshness';
import { createOrganisation } from '@/lib/access/organisations/create-organisation';
import { signOutEverywhere } from '@/lib/access/sessions/end-all-sessions';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { createUser } from '@/lib/access/users/create-user';
import { watched } from '@/lib/modules';
import { listen } from '@/lib/platform/events/listen';
import { closeStreams } from '@/lib/platform/events/open-streams';
import { until } from '@/lib/test-support/until';
import { consoleStream } from './console-stream';

const { admin, url } = await separateDatabase();
const stop = new AbortController();
let listening: Promise<void>;

beforeAll(async () => {
  listening = listen(url, stop.signal);
  await until(async () => (await listeners()).length === 1);
});
afterAll(async () => {
  closeStreams();
  stop.abort();
  await listening;
});

const listeners = () =>
  admin`select pid from pg_stat_activity where datname = current_database() and query in ('listen latchkey', 'select 1')`;

async function owner(): Promise<WorkspaceContext> {
  const email = `${v7()}@example.com`;
  const user = await inTenant({}, (tx) => createUser(tx, { name: 'Ana', email, isEmailVerified: true }));
  const { workspace } = await createOrganisation(
    { userId: user.id, name: 'Ana', email, ip: null },
    { name: 'Corvane', plan: 'growth', model: 'team-inbox', workspaceName: 'Lyon' },
  );
  const { token } = await startSession(user.id, { ip: null, userAgent: null });
  const person = await findSession(token);
  if (!person) throw new Error('no session');
  return loadWorkspaceContext({ ...person, ip: null }, workspace.slug);
}

/** Everything that a stream sends, in order of arrival. */
function open(ctx: WorkspaceContext, since?: number) {
  const stream = { text: '', isOpen: true, leave: async () => {} };
  const reader = consoleStream(ctx, watched, since).getReader();
  const decoder = new TextDecoder();
  stream.leave = () => reader.cancel();
  const read = async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      stream.text += decoder.decode(part.value);
    }
    stream.isOpen = false;
  };
  void read();
  return stream;
}

const topic = (name: string) => expect.stringMatching(new RegExp(`event: changed\\ndata: .*"${name}"`));
const tell = (event: Parameters<typeof announce>[1]) => inTenant({}, (tx) => announce(tx, event));
const consoles = (ctx: WorkspaceContext) =>
  admin`select connection_id from presence where workspace_id = ${ctx.workspace.id}`;

let ctx: WorkspaceContext;
beforeEach(async () => {
  ctx = await owner();
});

describe('an open console', () => {
  test('R4 receives exactly the changes between the rendering of its page and its stream, at once', async () => {
    const other = await owner();
    await tell({ topic: 'members', workspaceId: ctx.workspace.id });
    const probe = open(ctx, Date.now() - 10_000);
    await expect.poll(() => probe.text).toEqual(topic('members'));
    const renderedAt = Date.now() + 1;
    await expect.poll(() => Date.now()).toBeGreaterThan(renderedAt);
    await tell({ topic: 'work', workspaceId: other.workspace.id });
    await tell({ topic: 'settings', workspaceId: ctx.workspace.id });
    await expect.poll(() => probe.text).toEqual(topic('settings'));
    const late = open(ctx, renderedAt);
    await expect.poll(() => late.text).toEqual(topic('settings'));
    expect(late.text).not.toContain('members');
    expect(late.text).not.toContain('work');
    const tooLate = open(ctx, renderedAt - 60_000);
    await expect.poll(() => tooLate.text).toEqual(topic('work'));
  });

  test('S1.4 is present, and hears of arrivals and changes in its workspace only', async () => {
    const stream = open(ctx);
    await expect.poll(() => stream.text).toEqual(topic('presence'));
    await expect.poll(() => consoles(ctx)).toHaveLength(1);
    const other = await owner();
    await tell({ topic: 'work', workspaceId: other.workspace.id });
    await tell({ topic: 'members', workspaceId: ctx.workspace.id });
    await expect.poll(() => stream.text).toEqual(topic('members'));
    expect(stream.text).not.toContain('work');
    await stream.leave();
    // A departure counts only after a short delay.
    await expect.poll(() => consoles(ctx)).toHaveLength(0);
  });

  test('R6 of an agent hears nothing of the users', async () => {
    await admin`update members set role = 'agent' where id = ${ctx.member.id}`;
    const stream = open(await loadWorkspaceContext(ctx.person, ctx.workspace.slug));
    await expect.poll(() => consoles(ctx)).toHaveLength(1);
    await tell({ topic: 'members', workspaceId: ctx.workspace.id });
    await tell({ topic: 'work', workspaceId: ctx.workspace.id });
    await expect.poll(() => stream.text).toEqual(topic('work'));
    expect(stream.text).not.toContain('members');
  });

  test('R4 receives a change of the own access, and applies it at once', async () => {
    const stream = open(ctx);
    await expect.poll(() => consoles(ctx)).toHaveLength(1);
    await admin`update members set role = 'agent' where id = ${ctx.member.id}`;
    await tell({ topic: 'access', workspaceId: ctx.workspace.id, userId: ctx.person.userId });
    await expect.poll(() => stream.text).toEqual(topic('access'));
    const before = stream.text.length;
    await tell({ topic: 'members', workspaceId: ctx.workspace.id });
    await tell({ topic: 'work', workspaceId: ctx.workspace.id });
    await expect.poll(() => stream.text.slice(before)).toEqual(topic('work'));
    expect(stream.text.slice(before)).not.toContain('members');
  });

  test('RV7 ends with its access, and is no longer online', async () => {
    const stream = open(ctx);
    await expect.poll(() => consoles(ctx)).toHaveLength(1);
    await admin`update members set status = 'left' where id = ${ctx.member.id}`;
    await tell({ topic: 'access', workspaceId: ctx.workspace.id, userId: ctx.person.userId });
    await expect.poll(() => stream.isOpen).toBe(false);
    expect(stream.text).toMatch(/event: ended\ndata: \n\n$/);
    await expect.poll(() => consoles(ctx)).toHaveLength(0);
  });

  test('RV7 ends when its session ends, and stays when another one does', async () => {
    const stream = open(ctx);
    await expect.poll(() => consoles(ctx)).toHaveLength(1);
    const { token } = await startSession(ctx.person.userId, { ip: null, userAgent: null });
    expect(await findSession(token)).not.toBeNull();
    await tell({ topic: 'sessions', userId: ctx.person.userId });
    await tell({ topic: 'work', workspaceId: ctx.workspace.id });
    await expect.poll(() => stream.text).toEqual(topic('work'));
    expect(stream.isOpen).toBe(true);
    await signOutEverywhere(ctx.person.userId);
    await expect.poll(() => stream.isOpen).toBe(false);
  });

  test('S1.4 RV7 is asked with the others of its workspace, and ends when its session ran out without an event', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { token } = await startSession(ctx.person.userId, { ip: null, userAgent: null });
    const person = await findSession(token);
    if (!person) throw new Error('no session');
    const elsewhere = open(await loadWorkspaceContext({ ...person, ip: null }, ctx.workspace.slug));
    const stream = open(ctx);
    await expect.poll(() => consoles(ctx)).toHaveLength(2);
    await admin`update sessions set expires_at = now() where id = ${ctx.person.sessionId}`;
    await vi.advanceTimersByTimeAsync(askEveryMs);
    vi.useRealTimers();
    await expect.poll(() => stream.isOpen).toBe(false);
    expect(stream.text).toMatch(/event: ask\n[\s\S]*event: ended\ndata: \n\n$/);
    expect(elsewhere.text).toContain('event: ask\n');
    expect(elsewhere.isOpen).toBe(true);
  });

  test('RV8 stays when the access to another workspace was revoked', async () => {
    const stream = open(ctx);
    await expect.poll(() => consoles(ctx)).toHaveLength(1);
    await tell({ topic: 'access', workspaceId: v7(), userId: ctx.person.userId });
    await tell({ topic: 'work', workspaceId: ctx.workspace.id });
    await expect.poll(() => stream.text).toEqual(topic('work'));
    expect(stream.isOpen).toBe(true);
    expect(stream.text).not.toContain('"access"');
  });

  test('ends with the server, without a message that access has ended', async () => {
    const stream = open(ctx);
    await expect.poll(() => consoles(ctx)).toHaveLength(1);
    closeStreams();
    await expect.poll(() => stream.isOpen).toBe(false);
    expect(stream.text).not.toContain('ended');
  });
});

describe('FA4 after an interruption of the database', () => {
  test('listening resumes without a restart, and open consoles read again', async () => {
    const stream = open(ctx);
    await expect.poll(() => consoles(ctx)).toHaveLength(1);
    const [before] = await listeners();
    const server = postgres(inject('adminUrl'), { max: 1 });
    const name = server(new URL(url).pathname.slice(1));
    await server`alter database ${name} with allow_connections false`;
    await admin`select pg_terminate_backend(${before?.pid})`;
    await expect.poll(listeners).toHaveLength(0);
    await server`alter database ${name} with allow_connections true`;
    await server.end();
    await expect.poll(listeners).toHaveLength(1);
    await expect.poll(() => stream.text).toEqual(topic('members'));
    expect(stream.isOpen).toBe(true);
    const heard = stream.text.length;
    await tell({ topic: 'work', workspaceId: ctx.workspace.id });
    await expect.poll(() => stream.text.slice(heard)).toEqual(topic('work'));
  });
});
