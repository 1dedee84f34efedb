import { v7 } from 'uuid';
import { type LoneConsole, startLoneConsole } from '../fixtures/lone-console';
import { test as base, expect } from '../fixtures/test';

const test = base.extend<{ start(settings?: Record<string, string>): Promise<LoneConsole> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  start: async ({}, use) => {
    const started: LoneConsole[] = [];
    await use(async (settings) => {
      const console = await startLoneConsole(settings);
      started.push(console);
      return console;
    });
    for (const console of started) await console.remove();
  },
});

const statusOf = (address: string) =>
  fetch(address).then(
    ({ status }) => status,
    () => 'refused',
  );

test('OP1 without a session, and before it is set up, a process says that it lives and that it can serve', async ({
  start,
}) => {
  const { origin } = await start();
  const alive = await fetch(`${origin}/healthz`);
  expect([alive.status, await alive.json()]).toEqual([200, { alive: true }]);
  const ready = await fetch(`${origin}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, failing: [] }]);
  for (const { headers } of [alive, ready]) {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
  }
});

test('OP1 a process without its database lives, and says that it cannot serve', async ({ start }) => {
  const { closeDatabase, origin } = await start();
  await closeDatabase();
  await expect.poll(() => statusOf(`${origin}/readyz`)).toBe(503);
  const answer = await fetch(`${origin}/readyz`);
  expect(await answer.json()).toEqual({ ready: false, failing: ['database'] });
  expect(await statusOf(`${origin}/healthz`)).toBe(200);
});

test('OP2 a process that stops serves on, and says that it cannot, until the delay is over', async ({
  start,
}) => {
  // A second signal ends the delay, so that the test waits for no time.
  const console = await start({ SHUTDOWN_DELAY: '600' });
  console.signal('SIGTERM');
  await expect.poll(() => statusOf(`${console.origin}/readyz`)).toBe(503);
  const answer = await fetch(`${console.origin}/readyz`);
  expect(await answer.json()).toEqual({ ready: false, failing: ['shutdown'] });
  expect(await statusOf(`${console.origin}/healthz`)).toBe(200);
  expect(await statusOf(`${console.origin}/sign-in`)).toBe(200);
  console.signal('SIGTERM');
  expect(await console.ended).toBe(143);
  expect(await statusOf(`${console.origin}/healthz`)).toBe('refused');
});

test('OP2 the requests and jobs that have begun are finished, and no further job begins', async ({
  start,
}) => {
  const { admin, ended, origin, signal } = await start({ SHUTDOWN_TIMEOUT: '600' });
  const queued = { kind: 'password-reset', resetId: v7(), locale: 'en' };
  const add = async () => {
    await admin`insert into outbox (id, job, recipient) values (${v7()}, ${admin.json(queued)}, '')`;
    await admin`select pg_notify('latchkey', ${JSON.stringify({ topic: 'jobs', kind: queued.kind })})`;
  };
  const waiting = (table: string) => admin`select from pg_stat_activity
    where wait_event_type = 'Lock' and query like ${`select%"${table}"%`} and datname = current_database()`;
  let page: Promise<Response> | undefined;
  await admin.begin(async (held) => {
    await held`lock table users, password_resets in access exclusive mode`;
    await add();
    await expect.poll(() => waiting('password_resets')).toHaveLength(1);
    page = fetch(`${origin}/sign-in`);
    await expect.poll(() => waiting('users')).not.toHaveLength(0);
    signal('SIGTERM');
    await expect.poll(() => statusOf(`${origin}/readyz`)).toBe(503);
    await add();
  });
  const answer = await page;
  expect([answer?.status, (await answer?.text())?.includes('</html>')]).toEqual([200, true]);
  expect(await ended).toBe(143);
  expect(await admin`select tries, last_error from outbox order by created_at`).toEqual([
    { tries: 1, last_error: 'obsolete' },
    { tries: 0, last_error: null },
  ]);
});
