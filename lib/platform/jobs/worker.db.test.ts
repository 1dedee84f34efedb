import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { sweepExpired } from '@/lib/access/housekeeping/sweep-expired';
import { arrive } from '@/lib/access/presence/record-arrival';
import { startSession } from '@/lib/access/sessions/start-session';
import { background } from '@/lib/modules';
import { world } from '@/lib/test-support/world';
import type { JobHandler } from './run-jobs';
import { work } from './worker';

process.env.APP_ORIGIN ??= 'http://localhost:3000';
process.env.AUTH_SECRET ??= 'only-for-tests-only-for-tests-only';
const { admin } = await testDatabase();

describe('background work', () => {
  test('SE5 expired and idle sessions are removed; valid ones stay', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const device = { ip: null, userAgent: null };
    for (const agent of ['held', 'out', 'idle'])
      await startSession(olga.person.userId, { ...device, userAgent: agent });
    await admin`update sessions set expires_at = now() - interval '1 second' where user_agent = 'out'`;
    await admin`update sessions set last_seen_at = now() - interval '15 days' where user_agent = 'idle'`;
    await sweepExpired();
    expect(await admin`select user_agent from sessions`).toEqual([{ user_agent: 'held' }]);
  });

  test('LI4 counters of past windows are removed, those of this one stay', async () => {
    await admin`insert into attempts (key, window_start, count) values
      ('a', now() - interval '3 days', 9), ('b', now(), 1)`;
    await sweepExpired();
    expect(await admin`select key from attempts where key in ('a', 'b')`).toEqual([{ key: 'b' }]);
  });

  test('mail is removed a month after it was sent or given up; waiting mail is kept', async () => {
    const job = admin.json({ kind: 'password-reset', resetId: v7(), locale: 'en' });
    for (const [recipient, sentAt] of [
      ['sent', new Date()],
      ['waiting', null],
    ] as const) {
      await admin`insert into outbox (id, job, recipient, created_at, due_at, sent_at)
        values (${v7()}, ${job}, ${recipient}, now() - interval '31 days', now() + interval '1 day', ${sentAt})`;
    }
    await sweepExpired();
    expect(await admin`select recipient from outbox where recipient <> ''`).toEqual([
      { recipient: 'waiting' },
    ]);
  });

  test('TE10 workers of several processes sweep each console once, and stop on the signal', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await arrive(olga, v7());
    await admin`update presence set seen_at = now() - interval '41 seconds'`;
    const stop = new AbortController();
    const working = Promise.all([1, 2, 3].map(() => work(background, stop.signal)));
    await expect.poll(() => admin`select connection_id from presence`).toHaveLength(0);
    stop.abort();
    await working;
  });

  test('FA6 a handler that hangs delays no other kind', async () => {
    await admin`delete from outbox`;
    let answer = () => {};
    const hung = new Promise<'done'>((resolve) => {
      answer = () => resolve('done');
    });
    const done: string[] = [];
    const handlers: JobHandler[] = [
      { kinds: ['password-reset'], attempt: () => hung },
      {
        kinds: ['form-entry'],
        async attempt({ id }) {
          done.push(id);
          return 'done';
        },
      },
    ];
    for (const kind of ['password-reset', 'password-reset', 'form-entry', 'form-entry']) {
      await admin`insert into outbox (id, job, recipient) values (${v7()}, ${admin.json({ kind })}, '')`;
    }
    const stop = new AbortController();
    const working = work({ handlers, timers: [] }, stop.signal);
    await expect.poll(() => done).toHaveLength(2);
    expect(
      await admin`select tries from outbox where job ->> 'kind' = 'password-reset' order by tries`,
    ).toEqual([{ tries: 0 }, { tries: 1 }]);
    answer();
    await expect.poll(() => admin`select 1 from outbox where sent_at is null`).toHaveLength(0);
    stop.abort();
    await working;
  });
});
