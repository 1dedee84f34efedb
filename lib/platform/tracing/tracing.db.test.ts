import { ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { database } from '@/db/client';
import { inSpan } from '@/db/in-span';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { drain, tryOnce } from '@/lib/platform/jobs/run-jobs';
import { sendMail } from '@/lib/platform/mail/transport';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { handlersOf } from '@/lib/test-support/handlers-of';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { programServer } from '@/lib/test-support/program-server';
import { startTraceCollector, type TraceCollector } from '@/lib/test-support/trace-collector';
import { world } from '@/lib/test-support/world';
import { startTracing, type Tracing } from './start-tracing';

const { admin } = await testDatabase();
const post = await openMailInbox(admin);
const collector = await startTraceCollector();
afterAll(async () => {
  await post.close();
  await collector.close();
});

let tracing: Tracing | null = null;
afterEach(async () => {
  await tracing?.stop();
});

async function traceTo({ url }: Pick<TraceCollector, 'url'>, others: Record<string, string> = {}) {
  Object.assign(process.env, { OTEL_EXPORTER_OTLP_ENDPOINT: url, ...others });
  forgetSettings();
  tracing = await startTracing();
}

/** Runs `work` as a part of a request. */
const inRequest = <T>(name: string, work: () => Promise<T>) =>
  inSpan(name, { kind: SpanKind.SERVER, parent: ROOT_CONTEXT }, work);

/** The spans of the trace whose root has this name, once all have arrived. */
async function traceOf(name: string) {
  await tracing?.flush();
  const spans = collector.spans();
  const root = spans.find((span) => span.name === name);
  return { root, below: spans.filter(({ parentId }) => parentId === root?.spanId) };
}

describe('the traces of a process', () => {
  test('OP6 have the statements of a request, inside and outside of transactions, without values', async () => {
    await traceTo(collector);
    await inRequest('GET /one', async () => {
      await database().execute(sql`select ${'a value'} as "given", 'a constant' as fixed`);
      await inTenant({}, (tx) => tx.execute(sql`select count(*) from members where email = ${'zoe'}`));
    });
    const { below } = await traceOf('GET /one');
    expect(below.map(({ name }) => name)).toEqual(['select', 'select unnest', 'select members']);
    expect(below[0]?.attributes).toEqual({
      'db.system.name': 'postgresql',
      'db.operation.name': 'select',
      'db.query.text': 'select $1 as "given", ? as fixed',
    });
    expect(below[2]?.attributes['db.collection.name']).toBe('members');
  });

  test('OP6 name a failed statement by its SQLSTATE, without the message', async () => {
    await traceTo(collector);
    const failing = inRequest('GET /two', () =>
      inTenant({}, (tx) => tx.execute(sql`select ${'mallory@corvane.example'}::int`)),
    );
    await expect(failing).rejects.toThrow();
    const { root, below } = await traceOf('GET /two');
    expect(below.at(-1)).toMatchObject({ isError: true, attributes: { 'error.type': '22P02' } });
    expect(root).toMatchObject({ isError: true });
    expect(collector.raw()).not.toContain('mallory');
  });

  test('OP6 have jobs and mails, and nothing of an invitation', async () => {
    await traceTo(collector);
    const { olga } = await world({ people: { olga: 'owner' } });
    const invited = { emails: ['quentin@corvane.example'], role: 'agent', restrictions: [] };
    await inRequest('POST /three', () => inviteMembers(olga, invited));
    await Promise.all(handlersOf('invitation').map(drain));
    expect((await post.arrived()).at(-1)?.to).toEqual(['quentin@corvane.example']);
    const { root, below } = await traceOf('job invitation');
    expect(root).toMatchObject({
      parentId: '',
      attributes: {
        'latchkey.job.kind': 'invitation',
        'latchkey.job.tries': 1,
        'latchkey.job.outcome': 'done',
      },
    });
    expect(below.map(({ name }) => name)).toEqual(expect.arrayContaining(['send mail', 'update outbox']));
    const [token] = /[\w-]{43}/.exec((await post.arrived()).at(-1)?.links.join(' ') ?? '') ?? [];
    expect(token).toBeDefined();
    for (const personal of ['quentin', 'corvane', 'olga', olga.workspace.slug, String(token)])
      expect(collector.raw().toLowerCase(), personal).not.toContain(personal.toLowerCase());
  });

  test('OP6 say that a job or a mail failed, and by what kind of error', async () => {
    await traceTo(collector);
    const queued = {
      id: v7(),
      job: { kind: 'password-reset', resetId: v7(), locale: 'en' },
      recipient: '',
      tries: 1,
    };
    const mail = {
      jobId: v7(),
      subject: 'Hello',
      text: 'Hello',
      html: '<p>Hello</p>',
      route: { relay: 'smtp://127.0.0.1:1' },
    };
    const attempt = async () => {
      await sendMail('zoe@corvane.example', mail);
      return 'done' as const;
    };
    await tryOnce({ kinds: ['password-reset'], attempt }, queued as Parameters<typeof tryOnce>[1]);
    const { root, below } = await traceOf('job password-reset');
    const failed = { isError: true, attributes: { 'error.type': 'ESOCKET' } };
    expect(root).toMatchObject({ ...failed, attributes: { 'latchkey.job.outcome': 'failed' } });
    expect(below.find(({ name }) => name === 'send mail')).toMatchObject(failed);
  });

  test('OP6 continue that of a program, whose address stays out', async () => {
    await traceTo(collector);
    const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
    const answer = await fetch(`${await programServer()}/api/v1/members?email=ursula@corvane.example`, {
      headers: { traceparent: `00-${caller.traceId}-${caller.spanId}-01`, authorization: 'Bearer ursula' },
    });
    const { root, below } = await traceOf('GET /api/v1/[...path]');
    expect(root).toMatchObject({
      ...{ traceId: caller.traceId, parentId: caller.spanId },
      attributes: {
        'http.method': 'GET',
        'http.route': '/api/v1/[...path]',
        'http.status_code': answer.status,
      },
    });
    expect(below).not.toEqual([]);
    expect(collector.raw()).not.toContain('ursula');
  });

  test('OP6 are recorded by the own choice, not by that of a caller', async () => {
    const ask = async (traceId: string, flags: string) => {
      const traceparent = `00-${traceId}-b7ad6b7169203331-${flags}`;
      await fetch(`${await programServer()}/api/v1/members`, { headers: { traceparent } });
      await tracing?.flush();
      return collector.spans().some((span) => span.traceId === traceId);
    };
    await traceTo(collector);
    expect(await ask('1af7651916cd43dd8448eb211c80319c', '00')).toBe(true);
    await tracing?.stop();
    await traceTo(collector, { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' });
    expect(await ask('2af7651916cd43dd8448eb211c80319c', '01')).toBe(false);
    for (const name of ['OTEL_TRACES_SAMPLER', 'OTEL_TRACES_SAMPLER_ARG']) delete process.env[name];
  });

  test('OP6 have no statement of a process that does nothing for anyone', async () => {
    await traceTo(collector);
    const before = collector.spans().length;
    await drain({ kinds: ['mailbox'], attempt: async () => 'done' });
    await tracing?.flush();
    expect(collector.spans().length).toBe(before);
  });

  test('OP6 follow the standard variables: name, attributes, headers and sampler', async () => {
    const standard = {
      OTEL_SERVICE_NAME: 'access',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=trial',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-team=blue',
    };
    await traceTo(collector, standard);
    await inRequest('GET /four', async () => {});
    await traceOf('GET /four');
    expect(collector.resource()).toMatchObject({
      ...{ 'service.name': 'access', 'deployment.environment.name': 'trial' },
    });
    expect(collector.headers.at(-1)).toMatchObject({ 'x-team': 'blue' });
    await tracing?.stop();
    await traceTo(collector, { OTEL_TRACES_SAMPLER: 'always_off' });
    await inRequest('GET /five', () => database().execute(sql`select 1`));
    expect((await traceOf('GET /five')).root).toBeUndefined();
    for (const name of [...Object.keys(standard), 'OTEL_TRACES_SAMPLER']) delete process.env[name];
  });

  test.each(['that never answers', 'that is away'])(
    'OP6 delay and break nothing with a collector %s',
    async (fault) => {
      const silent = await startTraceCollector('silent');
      if (fault === 'that is away') await silent.close();
      await traceTo(silent, { OTEL_EXPORTER_OTLP_TIMEOUT: '50', OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '10' });
      const answers: unknown[] = [];
      // More than the queue holds, while the collector has answered nothing.
      for (let request = 0; request < 3_000; request++)
        answers.push(await inRequest('GET /six', async () => request));
      const [row] = await inRequest('GET /six', () => database().execute(sql`select 1 as one`));
      expect([answers.length, row]).toEqual([3_000, { one: 1 }]);
      await tracing?.flush();
      await tracing?.stop();
      if (fault === 'that never answers') await silent.close();
      delete process.env.OTEL_EXPORTER_OTLP_TIMEOUT;
      delete process.env.OTEL_BSP_MAX_EXPORT_BATCH_SIZE;
    },
  );
});
