import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { afterAll, describe, expect, test } from 'vitest';
import { database } from '@/db/client';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { keepOpen } from '@/lib/platform/events/open-streams';
import { failure } from '@/lib/platform/http/failure';
import { tryOnce } from '@/lib/platform/jobs/run-jobs';
import { sendMail } from '@/lib/platform/mail/transport';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { world } from '@/lib/test-support/world';
import { mayReadMetrics, readMetrics } from './read-metrics';

const { admin } = await testDatabase();
const post = await openMailInbox(admin);
forgetSettings();
afterAll(post.close);
const token = 'a token of more than thirty-two characters';

/** The value of one line; 0 while there is none. */
async function readLine(line: string): Promise<number> {
  const { text } = await readMetrics();
  const found = text.split('\n').find((each) => each.startsWith(`${line} `));
  return Number(found?.slice(line.length) ?? 0);
}

/** How much a line grows while `work` runs. */
async function growthOf(line: string, work: () => Promise<unknown>): Promise<number> {
  const before = await readLine(line);
  await work().catch(() => {});
  return (await readLine(line)) - before;
}

describe('metrics', () => {
  test('OP3 are not there without a token in the settings, and are for its bearer alone', () => {
    expect(mayReadMetrics(`Bearer ${token}`)).toBeNull();
    process.env.METRICS_TOKEN = token;
    forgetSettings();
    for (const wrong of [null, '', 'Bearer', 'Bearer ', token, `Bearer ${token}x`, `Basic ${token}`])
      expect(mayReadMetrics(wrong), String(wrong)).toBe(false);
    expect(mayReadMetrics(`Bearer ${token}`)).toBe(true);
  });

  test.each(['done', 'obsolete', 'failed'])(
    'OP3 count an attempt of a job that was %s, by kind',
    async (outcome) => {
      const id = v7();
      const job = { kind: 'form-entry', workspaceId: v7(), entryId: v7(), locale: 'en' } as const;
      await admin`insert into outbox (id, job, recipient) values (${id}, ${admin.json(job)}, '')`;
      const queued = { id, job, recipient: '', tries: 1 } as Parameters<typeof tryOnce>[1];
      const attempt = async () => {
        if (outcome === 'failed') throw new Error('no answer');
        return outcome as 'done' | 'obsolete';
      };
      const line = `latchkey_jobs_total{kind="form-entry",outcome="${outcome}"}`;
      expect(await growthOf(line, () => tryOnce({ kinds: ['form-entry'], attempt }, queued))).toBe(1);
    },
  );

  test('OP3 count due jobs by kind, with the age of the oldest', async () => {
    await admin`delete from outbox`;
    for (const age of ['1 hour', '2 hours', '-1 hour'])
      await admin`insert into outbox (id, job, recipient, due_at)
        values (${v7()}, ${admin.json({ kind: 'mailbox' })}, '', now() - ${age}::interval)`;
    expect(await readLine('latchkey_jobs_waiting{kind="mailbox"}')).toBe(2);
    expect(await readLine('latchkey_jobs_oldest_age_seconds{kind="mailbox"}')).toBeGreaterThanOrEqual(7_200);
    await admin`delete from outbox`;
  });

  test('OP3 count refusals by kind of error and of the deciding rule', async () => {
    const { owner, agent } = await world({ people: { owner: 'owner', agent: 'agent' } });
    const asked = { memberId: owner.member.id, version: 1, role: 'agent', restrictions: [] };
    const refuse = () => changeAccess(agent, asked).catch(failure);
    expect(await growthOf('latchkey_refusals_total{kind="denied",rule="role"}', refuse)).toBe(1);
  });

  test('OP3 count mails that were sent and that were not', async () => {
    const mail = { jobId: v7(), subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' };
    const send = (relay?: string) => sendMail('zoe@corvane.example', { ...mail, route: { relay } });
    expect(await growthOf('latchkey_mails_total{outcome="sent"}', () => send())).toBe(1);
    expect(await growthOf('latchkey_mails_total{outcome="failed"}', () => send('smtp://127.0.0.1:1'))).toBe(
      1,
    );
  });

  test('OP3 count open event streams', async () => {
    const line = 'latchkey_event_streams_open';
    const before = await readLine(line);
    const release = keepOpen(() => {});
    expect(await readLine(line)).toBe(before + 1);
    release();
    expect(await readLine(line)).toBe(before);
  });

  test('OP3 count transactions that run and that wait for a connection', async () => {
    const size = await readLine('latchkey_database_pool_size');
    let end = () => {};
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    let begun = 0;
    const work = Array.from({ length: size + 3 }, () =>
      inTenant({}, async () => {
        begun += 1;
        await held;
      }),
    );
    await expect.poll(() => begun).toBe(size);
    // The jobs cannot be counted on a pool in use; the rest is read all the same.
    const { text } = await readMetrics();
    expect(text).toContain(`\nlatchkey_database_pool_in_use ${size}\n`);
    expect(text).toContain('\nlatchkey_database_pool_waiting 3\n');
    end();
    await Promise.all(work);
    expect(await readLine('latchkey_database_pool_waiting')).toBe(0);
    expect(await readLine('latchkey_database_pool_in_use')).toBe(0);
  });

  test('OP3 count failed statements once, within and outside of a transaction', async () => {
    const line = 'latchkey_database_errors_total{class="22"}';
    expect(await growthOf(line, () => database().execute(sql`select 1 / 0`))).toBe(1);
    expect(await growthOf(line, () => inTenant({}, (tx) => tx.execute(sql`select 1 / 0`)))).toBe(1);
  });

  test('OP3 have no label with personal data: each value is a word of the code', async () => {
    const { text } = await readMetrics();
    const labels = [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => ({ name, value }));
    expect(labels.length).toBeGreaterThan(10);
    const words = /^(?:[a-z]+(?:-[a-z]+)*|[0-9A-Z]{2}|\+Inf|[0-9.]+)$/;
    expect(labels.filter(({ value }) => !words.test(value ?? ''))).toEqual([]);
    expect(text).not.toContain('corvane');
  });
});
