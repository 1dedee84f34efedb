import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { startDnsServer } from '@/e2e/fixtures/dns-server';
import { emailKinds } from '@/lib/access/mail/email-for-job';
import { background } from '@/lib/modules';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { startMailProvider } from '@/lib/test-support/mail-provider';
import { startReceiver } from '@/lib/test-support/receiver';
import { jobSituations } from './job-situations';

const { admin, url } = await separateDatabase();
const post = await openMailInbox(admin);
const receiver = await startReceiver();
const provider = await startMailProvider();
const dns = await startDnsServer(await mkdtemp(join(tmpdir(), 'latchkey-dns-')));
process.env.DNS_SERVERS = dns.address;
forgetSettings();
afterAll(async () => {
  await Promise.all([post.close(), receiver.close(), provider.close(), dns.stop()]);
});

const situations = jobSituations({ admin, url: receiver.url, provider });
/** A job may queue another one, that one a third. */
const rounds = 3;
/** What expires does so last: a form entry is confirmed before. */
const makeDue = (isLast: boolean) => admin`update outbox set due_at = now()
  where sent_at is null and failed_at is null and (${isLast} or job ->> 'kind' not like '%-expired')`;
const drainAll = async () => {
  await Promise.all(background.handlers.map(drain));
};

/** Every table with rows of a workspace but the log of attempts, in which a repeated attempt is a second line. */
const tables = (
  await admin<{ name: string }[]>`select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and column_name = 'workspace_id' and table_type = 'BASE TABLE'
    and table_name not in ('delivery_attempts', 'endpoint_attempts')`
).map(({ name }) => name);

/** What the work of a workspace has left: how many rows in each table, events of the trail, jobs that ended. */
async function stateOf(workspaceId: string): Promise<Record<string, number>> {
  const counts = tables.map(
    (name) => `select '${name}' as what, count(*)::int as n from ${name} where workspace_id = $1`,
  );
  const rows = await admin.unsafe<{ what: string; n: number }[]>(
    [
      ...counts,
      `select 'event ' || event, count(*)::int from audit_events where workspace_id = $1 group by 1`,
      `select 'job ' || (job ->> 'kind'), count(*)::int from outbox where job ->> 'workspaceId' = $1::text group by 1`,
    ].join(' union all '),
    [workspaceId],
  );
  return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ what, n }) => [what, n]));
}

const idsOf = (bodies: { body: string }[]) =>
  new Set(bodies.map(({ body }) => JSON.parse(body).id as string)).size;

/** Runs all situations, killing the worker so, and lets another one finish: what is left of each, and how much was sent. */
async function outcomes(kill: () => Promise<void>) {
  await post.empty();
  receiver.got.length = 0;
  const workspaces: [string, string][] = [];
  for (const [name, begin] of Object.entries(situations))
    workspaces.push([name, (await begin()).workspace.id]);
  for (let round = 0; round < rounds; round++) {
    await makeDue(round === rounds - 1);
    await kill();
  }
  for (let round = 0; round < 2 * rounds; round++) {
    await makeDue(true);
    await drainAll();
  }
  const states: Record<string, object> = {};
  for (const [name, id] of workspaces) states[name] = await stateOf(id);
  // A mail that was sent twice has one id.
  const mails = new Map((await post.arrived()).map((mail) => [mail.headers['message-id'], mail.subject]));
  return { states, posts: idsOf(receiver.got), mails: [...mails.values()].sort() };
}

const killedKinds = new Set<string>();

/** Starts a worker that never says that a job is done, and kills it once `isTime`. */
async function killWorker(isTime: (said: string[]) => Promise<boolean>): Promise<void> {
  const program = ['--conditions=react-server', '--import', './scripts/leash.mjs', '--import', 'tsx'];
  const worker: ChildProcess = spawn(process.execPath, [...program, 'scripts/faults/work-until-killed.ts'], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      DATABASE_POOL: '70',
      LOG_LEVEL: 'silent',
      LEASHED_TO: String(process.pid),
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const said: string[] = [];
  if (worker.stdout) createInterface({ input: worker.stdout }).on('line', (line) => said.push(line));
  await expect
    .poll(async () => worker.exitCode !== null || (said.includes('all') && (await isTime(said))))
    .toBe(true);
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
  for (const line of said) if (line.startsWith('claimed ')) killedKinds.add(line.slice('claimed '.length));
  expect(said.filter((line) => line.startsWith('failed'))).toEqual([]);
}

const count = (said: string[], word: string) => said.filter((line) => line.startsWith(word)).length;
const hasWorked = async (said: string[]) =>
  count(said, 'worked') + count(said, 'failed') === count(said, 'claimed');

/** Kills it while each job waits for its first write, or has nothing to write. */
async function killInTheMiddle(): Promise<void> {
  const all = await admin<{ name: string }[]>`select tablename as name from pg_tables
    where schemaname = 'public' and tablename <> 'outbox'`;
  await admin.begin(async (held) => {
    await held.unsafe(`lock table ${all.map(({ name }) => name).join(', ')} in share mode`);
    await killWorker(async (said) => {
      const [row] = await held`select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return row?.waiting + count(said, 'worked') + count(said, 'failed') >= count(said, 'claimed');
    });
  });
  const busy = () => admin`select from pg_stat_activity
    where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`;
  await expect.poll(busy).toHaveLength(0);
}

let undisturbed: Awaited<ReturnType<typeof outcomes>>;
beforeAll(async () => {
  undisturbed = await outcomes(drainAll);
});

test.each([
  ['after the work of each job, before its end', () => killWorker(hasWorked)],
  ['in the middle of each job', killInTheMiddle],
])('FA1 a worker killed %s loses nothing and doubles nothing: another one finishes', async (_, kill) => {
  const found = await outcomes(kill);
  expect(found.states).toEqual(undisturbed.states);
  expect(found.posts).toBe(undisturbed.posts);
  expect(found.mails).toEqual(undisturbed.mails);
});

test('FA1 every kind of job was killed; of the mails, which one function sends, some', () => {
  const kinds = background.handlers.flatMap((handler) => handler.kinds);
  const isMail = (kind: string) => (emailKinds as string[]).includes(kind);
  expect(kinds.filter((kind) => !killedKinds.has(kind) && !isMail(kind))).toEqual([]);
  expect([...killedKinds].filter(isMail).length).toBeGreaterThan(1);
});
